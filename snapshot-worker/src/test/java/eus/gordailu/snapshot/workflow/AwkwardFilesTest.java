package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.Trees;
import eus.gordailu.transfer.testkit.Xattr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
        job = new LocalJob(root, Clock.tick(Clock.systemUTC(), Duration.ofNanos(1))).made();
        Files.createDirectories(job.source());
        Trees.make(job.source(), "mkdir one two; echo 1 > one/f; echo 1 > one/stays; echo 2 > two/g; echo 3 > single");
    }

    @Test
    void aProgramOfAnotherOwnerKeepsItsCapabilities() throws IOException {
        makeCapableProgram();
        try (LoopbackSshServer client = client()) {
            LocalJob remote = job.over(client);
            remote.snapshot();
            giveProgramTo(50);

            assertThat(engineOfSameAsFresh(remote)).isEqualTo("differences");

            Trees.make(job.source(), "chown 0:60 one/ping");
            assertThat(engineOfSameAsFresh(remote)).as("as chown leaves it").isEqualTo("differences");
        }
    }

    @Test
    void soDoesOneOfSomebodyElsesWithAnotherMode() throws IOException {
        makeCapableProgram();
        Trees.make(job.source(), "chown 2000 one/ping");
        Xattr.addCapability(program(), NET_RAW);
        try (LoopbackSshServer client = client()) {
            LocalJob remote = job.over(client);
            remote.snapshot();
            Trees.make(job.source(), "chmod 700 one/ping");

            assertThat(engineOfSameAsFresh(remote)).isEqualTo("differences");
        }
    }

    @Test
    void soDoesOneWithTwoNames() throws IOException {
        makeCapableProgram();
        Trees.make(job.source(), "ln one/ping one/ping4");
        try (LoopbackSshServer client = client()) {
            LocalJob remote = job.over(client);
            remote.snapshot();
            giveProgramTo(50);

            assertThat(engineOfSameAsFresh(remote)).isEqualTo("differences");
        }
    }

    /** It may be changed where it is, if no snapshot has it. */
    @Test
    void whatASnapshotHasTooIsNotAmongWhatLostSome() throws IOException {
        makeCapableProgram();
        Path latest = root.resolve("latest");
        Path data = root.resolve("data");
        Trees.make(root, """
                mkdir latest data; for f in alone one two shared; do echo program > latest/$f; done
                cd data; touch alone one ../other; ln one two; ln ../other shared
                """);
        for (String name : List.of("alone", "one", "two", "shared")) {
            Xattr.addCapability(latest.resolve(name), NET_RAW);
        }

        assertThat(LostCapabilities.throughout(data, latest))
                .extracting(TreePath::toString)
                .containsExactlyInAnyOrder("alone", "one", "two");
    }

    @Test
    void aProgramKeepsThemAlsoWhenAllIsPulled() throws IOException {
        makeCapableProgram();
        job.snapshot();
        job.breakOff(true);
        Trees.make(job.source(), "echo 4 > two/h");
        giveProgramTo(50);

        assertThat(engineOfSameAsFresh(job)).isEqualTo("plain-rsync");
    }

    @Test
    void aNameThatRsyncDoesNotKnowAgainInItsListIsFetchedWithoutOne() {
        try (LoopbackSshServer client = client()) {
            LocalJob remote = job.over(client);
            remote.snapshot();
            Trees.make(job.source(), "mkdir 'one/p\\['; echo x > 'one/p\\[/a\\'; rm one/f");

            assertThat(engineOfSameAsFresh(remote)).isEqualTo("plain-rsync");

            Trees.make(job.source(), "echo y > two/g; rm -r 'one/p\\['");
            assertThat(engineOfSameAsFresh(remote)).isEqualTo("differences");
        }
    }

    private LoopbackSshServer client() {
        assumeTrue(LoopbackSshServer.available(), "no ssh server to start");
        return LoopbackSshServer.start(root.resolve("sshd"));
    }

    private void makeCapableProgram() throws IOException {
        Trees.make(job.source(), "echo program > one/ping; chmod 755 one/ping");
        assumeTrue(Files.getAttribute(program(), "unix:uid").equals(0), "only root gives capabilities");
        Xattr.addCapability(program(), NET_RAW);
    }

    /** The kernel takes the capability away then. */
    private void giveProgramTo(int group) {
        Trees.make(job.source(), "chown 0:%d one/ping".formatted(group));
        Xattr.addCapability(program(), NET_RAW);
    }

    private Path program() {
        return job.source().resolve("one/ping");
    }

    private static String engineOfSameAsFresh(LocalJob job) {
        StoredSnapshot.Published made = job.snapshot();
        assertThat(Trees.differences(job.fresh(), job.in(made.data()))).isEmpty();
        return made.manifest().content().engine().name();
    }
}
