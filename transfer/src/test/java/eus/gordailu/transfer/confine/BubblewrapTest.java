package eus.gordailu.transfer.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.OutputListener;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.process.RunningProcess;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a receiver that has been taken over can do: it is a shell here, on a disk as a worker has it. */
class BubblewrapTest {

    @TempDir
    Path root;

    private final ProcessRunner runner = new ProcessRunner();
    private Confinement confinement = Unconfined.WANTED;

    @BeforeEach
    void aDiskWithTwoJobs() {
        confinement = Confinements.needed();
        Trees.make(root, """
                mkdir -p disk/{one,other}/{incoming/{data,scratch},snapshots/{older,latest}/data} keys/{one,other}
                for place in disk/*/snapshots/*/data disk/*/snapshots/* keys/*; do echo secret > $place/file; done
                touch disk/one/lock; ln -s snapshots/latest disk/one/latest
                """);
    }

    @Test
    void nothingButWhatIsNamedCanBeSeen() {
        Reach reach = writing().reading(List.of(root.resolve("keys/one")));

        assertThat(does("cat keys/one/file", reach)).isTrue();
        assertThat(does("cat disk/one/snapshots/latest/data/file", reach)).isTrue();
        for (String hidden : List.of(
                "disk/other",
                "disk/one/snapshots/older",
                "disk/one/lock",
                "keys/other",
                "/etc/shadow",
                "/root",
                "/home",
                "/boot")) {
            assertThat(does("ls -d " + hidden, Reach.NOTHING.reading(List.of(Path.of("/usr")))))
                    .as(hidden)
                    .isFalse();
            assertThat(does("ls -d " + hidden, reach)).as(hidden).isFalse();
        }
        assertThat(does("kill -0 " + ProcessHandle.current().pid(), reach))
                .as("other processes")
                .isFalse();
    }

    @Test
    void whatIsPublishedStaysAsItIs() {
        Reach reach = writing();

        assertThat(does(
                        "echo x > disk/one/incoming/data/new && mv disk/one/incoming/data/new disk/one/incoming/scratch",
                        reach))
                .isTrue();
        assertUntouched("disk/one/snapshots/latest", reach);
        assertThat(does("ln disk/one/snapshots/latest/data/file disk/one/incoming/data/file", reach))
                .as("a link by which it could be written to")
                .isFalse();
    }

    @Test
    void linksToThePreviousSnapshotLeaveTheOthersAsTheyAre() throws Exception {
        Reach reach = Reach.NOTHING
                .writing(root.resolve("disk/one/incoming/data"), root.resolve("disk/one/incoming/scratch"))
                .linking(root.resolve("disk/one/snapshots/latest/data"));

        assertThat(does("ln disk/one/snapshots/latest/data/file disk/one/incoming/data/file", reach))
                .isTrue();
        assertThat(Files.getAttribute(root.resolve("disk/one/incoming/data/file"), "unix:ino"))
                .isEqualTo(Files.getAttribute(root.resolve("disk/one/snapshots/latest/data/file"), "unix:ino"));
        assertUntouched("disk/one/snapshots/older", reach);
        assertThat(does("echo x > disk/one/snapshots/latest/file", reach))
                .as("the manifest of the latest")
                .isFalse();
        assertThat(does("echo x > disk/one/lock", reach)).isFalse();
        assertThat(does("ls disk/other", reach)).isFalse();
    }

    private void assertUntouched(String snapshot, Reach reach) {
        List<String> before = Trees.listing(root.resolve(snapshot));
        for (String change : List.of(
                "echo x > %s/data/file",
                "chmod 777 %s/data/file",
                "touch %s/data/new",
                "rm %s/data/file",
                "mv %s/data disk/one/incoming/data",
                "rm -r %s",
                "mount -o remount,rw,bind %s",
                "umount %s")) {
            assertThat(does(change.formatted(snapshot), reach)).as(change).isFalse();
        }
        assertThat(Trees.listing(root.resolve(snapshot))).isEqualTo(before);
        assertThat(root.resolve(snapshot).resolve("data/file")).hasContent("secret");
    }

    /** The device is one that anybody may open, where nodes of devices may be opened at all. */
    @Test
    void noRightOfRootLeadsOut() {
        assumeTrue(Privileges.root(), "Who is not root has none of them");
        for (String way : List.of(
                "mount -t tmpfs tmpfs /tmp",
                "mount -o remount,rw /",
                "umount /usr",
                "unshare --mount true",
                "nsenter --mount=/proc/1/ns/mnt true",
                "chroot /proc/1/root true",
                "echo x > /proc/sys/kernel/hostname",
                "echo 1 > /proc/sysrq-trigger",
                "mknod disk/one/incoming/data/zero c 1 5 && head -c 1 disk/one/incoming/data/zero",
                "mknod /dev/another c 1 5 && head -c 1 /dev/another",
                "mknod /tmp/zero c 1 5 && head -c 1 /tmp/zero",
                "lsattr -d disk/one/incoming/data",
                "touch /usr/planted",
                "touch /planted")) {
            assertThat(does(way, writing())).as(way).isFalse();
        }
    }

    /** A file handle opens any file of a disk, whatever is mounted: what is refused here is that, not this handle. */
    @Test
    void systemCallsThatOpenAnythingAreRefused() {
        assumeTrue(Privileges.root(), "Who is not root can't use them");
        assumeTrue("amd64".equals(System.getProperty("os.arch")), "The numbers are those of one processor");
        for (String call : List.of(
                "303, -100, $b, $b, $b, 0",
                "304, -100, $b, 0",
                "165, 0, 0, 0, 0, 0",
                "425, 1, $b",
                "429, 0, 0, 0, 0, 0",
                "272, 0x20000")) {
            String perl = "perl -e '$b = \"\\0\" x 200; syscall(%s); exit($! == 1 ? 0 : 1)'".formatted(call);
            assertThat(does(perl, writing())).as(call).isTrue();
            assertThat(doesUnconfined(perl))
                    .as(call + " is refused by nobody else")
                    .isFalse();
        }
    }

    @Test
    void whatRootMayGiveFilesItStillMay() {
        assumeTrue(Privileges.root(), "Only root may");
        for (String gift : List.of(
                "chown 1234:5678 file; chmod 6755 file",
                "mknod block b 7 0; mknod pipe p; mknod char c 1 3",
                "setfattr -n trusted.overlay.opaque -v y file",
                "setfattr -n security.NTACL -v x file",
                "setfattr -n security.capability -v 0x0100000200040000000000000000000000000000 file",
                "setfacl -m u:1001:rwx file")) {
            assertThat(does("cd disk/one/incoming/data; touch file; " + gift, writing()))
                    .as(gift)
                    .isTrue();
        }
    }

    @Test
    void askedToEndItMayPutThingsAside() {
        Path said = root.resolve("disk/one/incoming/data/said");
        // As rsync does, and no shell: what was ignored before a shell began it can't listen to.
        RunningProcess running = start(
                "exec perl -e '$SIG{TERM} = sub { sleep 1; exec q(echo put aside > %1$s) }; system q(touch %1$s); sleep 1 while 1'"
                        .formatted(said));
        await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(said));

        running.abort();

        running.await();
        assertThat(said).hasContent("put aside");
    }

    @Test
    void killedItTakesAllAlong() {
        RunningProcess running = start("touch disk/one/incoming/data/begun; setsid sleep 1000 & sleep 1000");
        await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(root.resolve("disk/one/incoming/data/begun")));
        ProcessHandle first = ProcessHandle.of(running.pid()).orElseThrow();
        List<ProcessHandle> all = await().atMost(Duration.ofSeconds(10))
                .until(() -> first.descendants().toList(), some -> sleepers(some.stream()) == 2);

        first.destroyForcibly();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
        running.await();
    }

    private static long sleepers(Stream<ProcessHandle> processes) {
        return processes
                .filter(process -> process.info().command().orElse("").endsWith("/sleep"))
                .count();
    }

    private Reach writing() {
        return Reach.NOTHING
                .writing(root.resolve("disk/one/incoming/data"), root.resolve("disk/one/incoming/scratch"))
                .reading(List.of(root.resolve("disk/one/snapshots/latest/data")));
    }

    private RunningProcess start(String script) {
        return runner.start(
                confinement.confine(shell(script), writing()).endingWithStarter(),
                ProcessLimits.none().withGrace(Duration.ofSeconds(10)),
                OutputListener.NONE);
    }

    private boolean does(String script, Reach reach) {
        return run(confinement.confine(shell(script), reach));
    }

    private boolean doesUnconfined(String script) {
        return run(shell(script));
    }

    private boolean run(Command command) {
        ProcessResult ended = runner.run(command, ProcessLimits.within(Duration.ofSeconds(20)));
        assertThat(ended.errors().lines()).noneMatch(line -> line.startsWith("bwrap:"));
        return ended.successful();
    }

    private Command shell(String script) {
        return Command.of("bash", "-ec", "cd %s 2>/dev/null || :\n%s".formatted(root, script));
    }
}
