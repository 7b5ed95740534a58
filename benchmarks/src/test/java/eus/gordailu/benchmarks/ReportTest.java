package eus.gordailu.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final Report REPORT = new Report(
            "a machine",
            "1234567+",
            List.of(
                    Figure.atMost(12, "start", 9.25, "s"),
                    Figure.atMost(450, "resident", 512, "MB"),
                    Figure.told("runs", 14.5, "1/s")),
            Map.of("start, s", new Samples(List.of(9.5, 9.0))));

    @Test
    void theTableShowsEachFigureBesideItsGoal() {
        assertThat(REPORT.table()).isEqualTo("""
                        a machine, commit 1234567+
                        figure    value  unit  goal    holds
                        start     9.250  s     <= 12   yes
                        resident    512  MB    <= 450  NO
                        runs       14.5  1/s
                        """);
    }

    @Test
    void theFileHoldsTheFiguresAndTheRawValues(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("bench/footprint.json");

        REPORT.write(file);

        JsonNode document = new JsonMapper().readTree(Files.readString(file));
        assertThat(document.get("machine").asString()).isEqualTo("a machine");
        assertThat(document.get("commit").asString()).isEqualTo("1234567+");
        assertThat(document.get("figures").size()).isEqualTo(3);
        JsonNode missed = document.get("figures").get(1);
        assertThat(missed.propertyNames()).containsExactly("name", "value", "unit", "goal", "holds");
        assertThat(missed.get("name").asString()).isEqualTo("resident");
        assertThat(missed.get("value").asDouble()).isEqualTo(512);
        assertThat(missed.get("goal").asString()).isEqualTo("<= 450");
        assertThat(missed.get("holds").asBoolean()).isFalse();
        assertThat(document.has("rows")).isFalse();
        assertThat(document.get("samples").get("start, s").valueStream().map(JsonNode::asDouble))
                .containsExactly(9.5, 9.0);
    }

    @Test
    void contendersStandSideBySideInTheTableAndInTheFile(@TempDir Path directory) throws IOException {
        Report report = new Report(
                "a machine",
                "1234567",
                List.of(Figure.atLeast(3.5, "rsnapshot over ours", 4, "")),
                List.of(new Row("200k files", "gordailu", 1.25, 1), new Row("200k files", "rsnapshot", 5, 4)),
                Map.of("200k files / gordailu, s", new Samples(List.of(1.25))));
        Path file = directory.resolve("snapshot.json");

        report.write(file);

        assertThat(report.table()).isEqualTo("""
                        a machine, commit 1234567
                        tree        contender  median s  times ours
                        200k files  gordailu      1.250           1
                        200k files  rsnapshot         5           4

                        figure               value  unit  goal      holds
                        rsnapshot over ours      4        >= 3.500  yes
                        """);
        JsonNode rows = new JsonMapper().readTree(Files.readString(file)).get("rows");
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.get(1).propertyNames()).containsExactly("tree", "contender", "median_s", "ratio_to_ours");
        assertThat(rows.get(1).get("median_s").asDouble()).isEqualTo(5);
        assertThat(rows.get(1).get("ratio_to_ours").asDouble()).isEqualTo(4);
    }
}
