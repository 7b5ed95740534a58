package eus.gordailu.contracts.retention;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file says which snapshots there are and which are kept, for people to check by eye. */
class GoldenRetentionTest {

    private static final Path FILES = Path.of("src/test/resources/retention");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void thePlanIsWhatTheFileSays(Path file) throws IOException {
        GoldenFile golden = GoldenFile.read(file);

        assertThat(shown(golden.plan())).isEqualTo(golden.expected());
    }

    private static String shown(RetentionPlan plan) {
        return Stream.concat(
                        plan.kept().stream().map(decision -> "keep   " + shown(decision)),
                        plan.expired().stream().map(decision -> "expire " + shown(decision)))
                .collect(Collectors.joining("\n"));
    }

    private static String shown(Decision decision) {
        return decision.snapshotId() + " "
                + decision.reasons().stream().map(Reason::toString).collect(Collectors.joining("; "));
    }
}
