package eus.gordailu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a benchmark has found.
 *
 * @param machine on what it was measured
 * @param commit of which sources; with a plus sign when they had been changed since
 * @param rows contenders side by side; empty where there are none
 * @param samples the raw values by the name of what was measured
 */
public record Report(
        String machine, String commit, List<Figure> figures, List<Row> rows, Map<String, Samples> samples) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final List<String> FIGURES = List.of("figure", "value", "unit", "goal", "holds");
    private static final List<String> ROWS = List.of("tree", "contender", "median s", "times ours");

    public Report {
        figures = List.copyOf(figures);
        rows = List.copyOf(rows);
        samples = new LinkedHashMap<>(samples);
    }

    /** Without contenders. */
    public Report(String machine, String commit, List<Figure> figures, Map<String, Samples> samples) {
        this(machine, commit, figures, List.of(), samples);
    }

    /** The figures for people, one in a line, and above them the rows. */
    public String table() {
        String head = machine + ", commit " + commit + "\n";
        String compared = rows.isEmpty()
                ? ""
                : new Table(ROWS, Set.of(2, 3), rows.stream().map(Report::row).toList()).text() + "\n";
        return head
                + compared
                + new Table(
                                FIGURES,
                                Set.of(1),
                                figures.stream().map(Report::row).toList())
                        .text();
    }

    /** Writes everything, the raw values too, as JSON. */
    public void write(Path file) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", machine);
        document.put("commit", commit);
        document.put("figures", figures);
        if (!rows.isEmpty()) {
            document.put("rows", rows);
        }
        Map<String, List<Double>> raw = new LinkedHashMap<>();
        samples.forEach((name, values) -> raw.put(name, values.values()));
        document.put("samples", raw);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(document) + "\n");
    }

    private static List<String> row(Figure figure) {
        String holds = figure.goal().isEmpty() ? "" : figure.holds() ? "yes" : "NO";
        return List.of(figure.name(), Figure.number(figure.value()), figure.unit(), figure.goal(), holds);
    }

    private static List<String> row(Row row) {
        return List.of(
                row.tree(), row.contender(), Figure.number(row.medianSeconds()), Figure.number(row.ratioToOurs()));
    }
}
