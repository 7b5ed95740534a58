package eus.gordailu.repository.snapshot;

import static eus.gordailu.repository.JobFixture.CONTENT;
import static eus.gordailu.repository.JobFixture.MONDAY;
import static eus.gordailu.repository.JobFixture.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.job.JobLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashTest {

    @TempDir
    Path path;

    @ParameterizedTest
    @EnumSource(Checkpoint.Step.class)
    void aProcessKilledAtAnyStepLeavesOnlyWholeSnapshotsAndTheNextBegins(Checkpoint.Step step) throws Exception {
        JobFixture fixture = JobFixture.in(path);
        fixture.snapshot(MONDAY, "one");

        killAt(step);

        List<StoredSnapshot> visible = new SnapshotCatalog(fixture.job()).snapshots();
        boolean published = step.compareTo(Checkpoint.Step.PUBLISHED) >= 0;
        assertThat(visible).hasSize(published ? 2 : 1).allSatisfy(CrashTest::isWhole);
        assertThat(fixture.job().snapshots().toFile().list()).hasSize(visible.size());
        boolean recorded = step.compareTo(Checkpoint.Step.RUN_RECORDED) >= 0;
        boolean forgotten = step.compareTo(Checkpoint.Step.RUN_RECORD_REMOVED) >= 0;
        theNextOneWorks(fixture, published ? "two" : "one", recorded && !forgotten);
    }

    private static void isWhole(StoredSnapshot snapshot) {
        assertThat(snapshot).isInstanceOf(StoredSnapshot.Published.class);
        assertThat(snapshot.directory().resolve("data/etc/hosts"))
                .hasContent(snapshot.id().toString().endsWith("02-00-00Z") ? "one" : "two");
        assertThat(snapshot.directory().toFile().list()).containsExactlyInAnyOrder("data", "manifest.json");
    }

    private static void theNextOneWorks(JobFixture fixture, String latest, boolean resumes) throws Exception {
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(120));
            assertThat(stage.resumed()).as("what was fetched is gone on with").isEqualTo(resumes);
            assertThat(stage.linkDest().orElseThrow().resolve("etc/hosts")).hasContent(latest);
            assertThat(fixture.job().latest().resolve("data/etc/hosts")).hasContent(latest);
            JobFixture.fill(stage, "three");
            stage.seal(CONTENT, MONDAY.plusSeconds(150));
        }
        assertThat(fixture.job().latest().resolve("data/etc/hosts")).hasContent("three");
    }

    private void killAt(Checkpoint.Step step) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWorker.class.getName(),
                        path.toString(),
                        step.name())
                .redirectError(path.resolveSibling(path.getFileName() + ".err").toFile())
                .start();
        assertThat(process.inputReader().readLine())
                .as(
                        "the process says that it has come to %s: %s",
                        step, Files.readString(path.resolveSibling(path.getFileName() + ".err")))
                .isEqualTo("reached");
        process.destroyForcibly().waitFor();
        Files.delete(path.resolveSibling(path.getFileName() + ".err"));
    }
}
