package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.Trees;
import eus.gordailu.transfer.testkit.Xattr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that rsync 3.5.0 has its own trouble with, over ssh. What is published is what a fresh pull would have brought. */
@Timeout(120)
class AwkwardFilesTest {

    private static final int NET_RAW = 13;

    @TempDir
    Path root;

    private LocalJob job = new LocalJob(Path.of("/"), Clock.systemUTC());

    @BeforeEach
    void aSourceOfThreePaths() throws IOException {
        assumeTrue(LoopbackSshServer.available(), "no ssh server to start");
        job = new LocalJob(root, Clock.tick(Clock.systemUTC(), Duration.ofNanos(1))).made();
        Files.createDirectories(job.source());
        Trees.make(job.source(), "mkdir one two; echo 1 > one/f; echo 1 > one/stays; echo 2 > two/g; echo 3 > single");
    }

    @Test
    void aProgramOfAnotherOwnerKeepsItsCapabilities() throws IOException {
        Path program = job.source().resolve("one/ping");
        Trees.make(job.source(), "echo program > one/ping; chmod 755 one/ping");
        assumeTrue(isRoot(program), "only root gives capabilities");
        Xattr.addCapability(program, NET_RAW);
        try (LoopbackSshServer client = LoopbackSshServer.start(root.resolve("sshd"))) {
            LocalJob remote = job.over(client);
            remote.snapshot();
            Trees.make(job.source(), "chown 0:50 one/ping");
            Xattr.addCapability(program, NET_RAW);

            assertThat(engineOfSameAsFresh(remote)).isEqualTo("differences");

            Trees.make(job.source(), "chown 0:60 one/ping");
            assertThat(engineOfSameAsFresh(remote)).as("as chown leaves it").isEqualTo("differences");
        }
    }

    @Test
    void ofAProgramWithTwoNamesItIsSaidThatTheyMayBeMissing() throws IOException {
        Path program = job.source().resolve("one/ping");
        Trees.make(job.source(), "echo program > one/ping; chmod 755 one/ping; ln one/ping one/ping4");
        assumeTrue(isRoot(program), "only root gives capabilities");
        Xattr.addCapability(program, NET_RAW);
        try (LoopbackSshServer client = LoopbackSshServer.start(root.resolve("sshd"))) {
            LocalJob remote = job.over(client);
            remote.snapshot();
            Trees.make(job.source(), "chown 0:50 one/ping");
            Xattr.addCapability(program, NET_RAW);

            assertThat(remote.snapshot().manifest().content().warnings())
                    .singleElement()
                    .asString()
                    .contains("capabilities may be missing", "one/ping");
        }
    }

    @Test
    void aProgramKeepsThemAlsoWhenAllIsPulled() throws IOException {
        Path program = job.source().resolve("one/ping");
        Trees.make(job.source(), "echo program > one/ping; chmod 755 one/ping");
        assumeTrue(isRoot(program), "only root gives capabilities");
        Xattr.addCapability(program, NET_RAW);
        job.snapshot();
        job.breakOff(true);
        Trees.make(job.source(), "chown 0:50 one/ping; echo 4 > two/h");
        Xattr.addCapability(program, NET_RAW);

        assertThat(engineOfSameAsFresh(job)).isEqualTo("plain-rsync");
    }

    @Test
    void aNameThatRsyncDoesNotKnowAgainInItsListIsFetchedWithoutOne() {
        try (LoopbackSshServer client = LoopbackSshServer.start(root.resolve("sshd"))) {
            LocalJob remote = job.over(client);
            remote.snapshot();
            Trees.make(job.source(), "mkdir 'one/p\\['; echo x > 'one/p\\[/a\\'; rm one/f");

            assertThat(engineOfSameAsFresh(remote)).isEqualTo("plain-rsync");

            Trees.make(job.source(), "echo y > two/g; rm -r 'one/p\\['");
            assertThat(engineOfSameAsFresh(remote)).isEqualTo("differences");
        }
    }

    private static String engineOfSameAsFresh(LocalJob job) {
        StoredSnapshot.Published made = job.snapshot();
        assertThat(Trees.differences(job.fresh(), job.in(made.data()))).isEmpty();
        return made.manifest().content().engine().name();
    }

    private static boolean isRoot(Path own) throws IOException {
        return Files.getAttribute(own, "unix:uid").equals(0);
    }
}
