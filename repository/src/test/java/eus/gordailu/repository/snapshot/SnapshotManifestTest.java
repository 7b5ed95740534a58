package eus.gordailu.repository.snapshot;

import static eus.gordailu.repository.JobFixture.CONTENT;
import static eus.gordailu.repository.JobFixture.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.JobFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotManifestTest {

    @TempDir
    Path directory;

    @Test
    void ofVeryManyWarningsAMessageHasTheFirstAndHowManyMoreThereAre() throws IOException {
        assertThat(told(SnapshotManifest.TOLD)).hasSize(SnapshotManifest.TOLD).endsWith("warning 199");

        assertThat(told(SnapshotManifest.TOLD + 50))
                .hasSize(SnapshotManifest.TOLD + 1)
                .startsWith("warning 0")
                .endsWith("and 50 more, which the snapshot's manifest.json has");
    }

    @Test
    void whatTheClientSpokeIsTold() throws IOException {
        SnapshotManifest made = JobFixture.in(Files.createDirectory(directory.resolve("spoken")))
                .snapshot(MONDAY, "hosts");

        assertThat(made.facts(directory).remoteProtocol()).isEqualTo(31);
    }

    private List<String> told(int warnings) throws IOException {
        JobFixture fixture = JobFixture.in(Files.createDirectory(directory.resolve("" + warnings)));
        SnapshotManifest made = fixture.snapshot(MONDAY, "hosts");
        return new SnapshotManifest(
                        made.format(),
                        made.id(),
                        made.sequence(),
                        made.complete(),
                        made.job(),
                        made.attempt(),
                        made.startedAt(),
                        made.completedAt(),
                        new SnapshotContent(
                                CONTENT.productVersion(),
                                CONTENT.engine(),
                                CONTENT.transfer(),
                                IntStream.range(0, warnings)
                                        .mapToObj("warning %d"::formatted)
                                        .toList(),
                                CONTENT.inspection(),
                                CONTENT.listed()))
                .facts(directory)
                .warnings();
    }
}
