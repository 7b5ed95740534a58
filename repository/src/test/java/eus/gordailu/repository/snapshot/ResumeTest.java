package eus.gordailu.repository.snapshot;

import static eus.gordailu.repository.JobFixture.CONTENT;
import static eus.gordailu.repository.JobFixture.MONDAY;
import static eus.gordailu.repository.JobFixture.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.expiry.FileSystemUser;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.testing.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real rsync: what happens to older snapshots when an attempt is gone on with. */
class ResumeTest {

    @TempDir
    Path path;

    private Path hosts;
    private JobFixture fixture;

    @BeforeEach
    void aSnapshotOfAFile() throws Exception {
        fixture = JobFixture.in(Files.createDirectory(path.resolve("location")));
        hosts = Files.createDirectories(path.resolve("source")).resolve("hosts");
        Files.writeString(hosts, "127.0.0.1");
        Files.setLastModifiedTime(hosts, FileTime.from(MONDAY));
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY);
            rsync(stage);
            stage.seal(CONTENT, MONDAY);
        }
    }

    @Test
    void aResumeNeverChangesAnOlderSnapshotsFile() throws Exception {
        Path old = fixture.job().latest().toRealPath().resolve("data/hosts");
        Object before = state(old);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            rsync(SnapshotStage.begin(lock, attempt(1), MONDAY.plusSeconds(60)));
            assertThat(state(fixture.job().incoming().resolve("data/hosts")))
                    .as("the broken-off attempt shares the old inode")
                    .isNotEqualTo(before);
            Files.setPosixFilePermissions(hosts, PosixFilePermissions.fromString("rw-rw-rw-"));

            SnapshotStage again = SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(120));
            assertThat(again.resumed()).isTrue();
            rsync(again);
            again.seal(CONTENT, MONDAY.plusSeconds(180));
        }

        assertThat(Files.getPosixFilePermissions(old)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Files.getPosixFilePermissions(fixture.job().latest().resolve("data/hosts")))
                .isEqualTo(PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    @Test
    void aResumeKeepsWhatWasFetchedForItAlone() throws Exception {
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY.plusSeconds(60));
            rsync(stage);
            Files.writeString(stage.data().resolve("fetched"), "new");
            SnapshotStage again = SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(120));

            assertThat(again.data().resolve("fetched")).hasContent("new");
            assertThat(again.data().resolve("hosts")).doesNotExist();
        }
    }

    @Test
    void aResumeDoesNotFollowLinksOutOfTheTree() throws Exception {
        Path outside = Files.createDirectory(path.resolve("outside"));
        Files.writeString(outside.resolve("a"), "kept");
        Files.createLink(outside.resolve("b"), outside.resolve("a"));
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY.plusSeconds(60));
            Files.createSymbolicLink(stage.data().resolve("planted"), outside);
            SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(120));
        }

        assertThat(outside.toFile().list()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aResumeNeedsNoneOfRootsPowersWhereADirectoryForbidsItsOwner() throws Exception {
        Path shared = Files.createDirectories(path.resolve("location/shared"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String mode : List.of("r-xr-xr-x", "---------")) {
            Path data = Files.createDirectory(shared.resolve(mode));
            Path closed = Files.createDirectory(data.resolve("closed"));
            Files.writeString(closed.resolve(".hosts.Xy09aB"), "ha");
            Files.writeString(closed.resolve("hosts"), "whole");
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString(mode));
            Command.run("chown", "-R", FileSystemUser.NOBODY, data);

            FileSystemUser.as(FileSystemUser.NOBODY, () -> unlinkLeftovers(data));

            assertThat(closed.toFile().list()).containsExactly("hosts");
        }
    }

    private static boolean unlinkLeftovers(Path data) {
        try (Directory tree = Directory.open(data)) {
            Leftovers.unlinkIn(tree);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object state(Path file) throws Exception {
        return List.of(
                Files.getAttribute(file, "unix:ino"),
                Files.getAttribute(file, "unix:mode"),
                Files.getAttribute(file, "unix:nlink"));
    }

    private void rsync(SnapshotStage stage) throws Exception {
        List<String> command = new ArrayList<>(List.of("rsync", "-a", "--delete"));
        stage.linkDest().ifPresent(previous -> command.add("--link-dest=" + previous));
        command.add(hosts.getParent() + "/");
        command.add(stage.data() + "/");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
