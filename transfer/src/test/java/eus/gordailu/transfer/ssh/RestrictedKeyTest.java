package eus.gordailu.transfer.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.RemoteRsync;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.RestrictedKeys;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody has the worker's key, and the client has {@code gordailu-client}: nothing but the named paths is to be had by it. */
@Timeout(60)
class RestrictedKeyTest {

    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(20));

    @TempDir
    Path root;

    private final ProcessRunner runner = new ProcessRunner();
    private LoopbackSshServer machine;
    private SshAccess access;
    private Path named;
    private Path taken;
    private Path proof;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.getOwner(root).getName().equals("root"));
        named = Files.createDirectory(root.resolve("named"));
        taken = Files.createDirectory(root.resolve("taken"));
        proof = root.resolve("proof");
        Files.createDirectory(root.resolve("other"));
        Trees.make(root, """
                echo open > named/f; echo secret > other/secret
                ln -s ../other named/link; ln -s %1$s/other named/absolute; ln -s ../other/secret named/file-link
                """.formatted(root));
        machine = LoopbackSshServer.start(root.resolve("machine"));
        ClientKey key = new ClientKeys(root.resolve("keys"), WorkerId.of("w"), runner, HostTrust.FIRST_SEEN)
                .of(ClientId.random());
        Route route = new Route(machine.address(), null, false, true);
        machine.authorize(RestrictedKeys.line(route, key, List.of("" + named, "/etc/hostname")));
        access = new SshAccess(route, key, Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        machine.close();
    }

    @Test
    void whatIsNamedCanBeRead() {
        assertThat(rsync(named + "/f").exitCode()).isZero();
        assertThat(rsync("/etc/hostname").exitCode()).isZero();

        assertThat(Path.of(taken + "" + named + "/f")).hasContent("open");
        assertThat(Path.of(taken + "/etc/hostname")).hasSameBinaryContentAs(Path.of("/etc/hostname"));
        assertThat(Path.of(taken + "/etc")).isDirectoryNotContaining("glob:**passwd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "touch PROOF",
                "sh -c 'touch PROOF'",
                "exit; touch PROOF",
                "date +%s; touch PROOF",
                "rsync --version; touch PROOF",
                "rsync --version\ntouch PROOF",
                "rsync --server --daemon .; touch PROOF",
                "rsync --server --daemon . && touch PROOF",
                "rsync --server --daemon --config=/dev/stdin .",
                "rsync --server --daemon . --dparam=path=/",
                "$(touch PROOF)",
                "`touch PROOF`",
                "gordailu-client --serve /",
                "--serve /",
                "rsync --server --sender -logDtpre.iLsfxCIvu . OTHER/secret",
                "rsync --server -logDtpre.iLsfxCIvu . NAMED",
                "scp -f OTHER/secret",
                "scp -t NAMED",
                "cat OTHER/secret",
                "internal-sftp",
                "/usr/lib/openssh/sftp-server",
                "RSYNC --version",
                " rsync --version",
                "",
            })
    void noOtherCommandIsRun(String words) {
        String said = words.replace("PROOF", "" + proof)
                .replace("OTHER", root + "/other")
                .replace("NAMED", "" + named);

        ProcessResult ended = ssh(List.of(), said.isEmpty() ? List.of() : List.of(said));

        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.errors().lines()).anyMatch(line -> line.startsWith("gordailu-client: "));
        assertThat(ended.output().lines()).isEmpty();
        assertThat(proof).doesNotExist();
        assertThat(named).isDirectoryNotContaining("glob:**secret");
    }

    @Test
    void subsystemsAndForwardingAreRefused() {
        assertThat(ssh(List.of("-s"), List.of("sftp")).errors().lines())
                .anyMatch(line -> line.startsWith("gordailu-client: ") || line.contains("subsystem request failed"));
        ProcessResult forwarded = ssh(
                List.of(
                        "-oClearAllForwardings=no",
                        "-W",
                        "127.0.0.1:" + machine.address().port()),
                List.of());

        assertThat(forwarded.exitCode()).isNotZero();
        assertThat(forwarded.output().lines()).noneMatch(line -> line.startsWith("SSH-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTHER/secret",
                "OTHER/",
                "NAMED/../other/secret",
                "NAMED/link/secret",
                "NAMED/link/",
                "NAMED/absolute/secret",
                "NAMED/./../other/secret",
                "/etc/passwd",
                "/proc/self/environ",
                "/dev/null",
            })
    void nothingElseIsRead(String path) {
        rsync(path.replace("OTHER", root + "/other").replace("NAMED", "" + named));

        assertThat(takenFiles()).isEmpty();
    }

    @Test
    void aListOfNamesLeadsNowhereElse() throws IOException {
        Path list = root.resolve("list");
        Files.writeString(
                list,
                String.join(
                        "\n",
                        named + "/link/secret",
                        named + "/absolute/secret",
                        "../../../../.." + root + "/other/secret",
                        root + "/other/secret",
                        named + "/../other/secret",
                        "etc/passwd"));

        rsync("/", "--files-from=" + list, "--no-recursive", "--dirs");

        assertThat(takenFiles()).isEmpty();
    }

    /** The other end may ask that links be followed, or names of links be taken for what they lead to. */
    @ParameterizedTest
    @ValueSource(strings = {"--copy-links", "--copy-unsafe-links", "--copy-dirlinks", "--keep-dirlinks"})
    void linksThatAreFollowedLeadToNothing(String option) {
        rsync("" + named, option);

        assertThat(takenFiles()).containsOnly("f");
    }

    @Test
    void nothingIsWrittenOrRemoved() throws IOException {
        Path mine = Files.writeString(root.resolve("mine"), "planted");
        List<String> up = new ArrayList<>(List.of("rsync", "-a", "--timeout=10"));
        up.addAll(access.rsync().options());
        up.addAll(List.of("" + mine, machine.address().authority() + "::" + Route.MODULE + named + "/mine"));

        assertThat(runner.run(Command.of(up), SHORT).exitCode()).isNotZero();
        assertThat(rsync("" + named, "--remove-source-files").exitCode()).isNotZero();

        assertThat(named.resolve("mine")).doesNotExist();
        assertThat(named.resolve("f")).hasContent("open");
    }

    @Test
    void whatIsRestoredStaysInTheDirectoryThatIsNamedForThat() throws IOException {
        Path into = Files.createDirectory(root.resolve("into"));
        Files.createSymbolicLink(into.resolve("link"), root.resolve("other"));
        SshAccess restoring = another("--restore", "" + into, "" + named);
        Trees.make(root, "mkdir -p up/link; echo planted > up/mine; echo planted > up/link/secret; ln -s /etc up/way");

        assertThat(push(restoring, root + "/up/", into + "/").exitCode()).isZero();
        assertThat(into.resolve("mine")).hasContent("planted");

        for (String place : List.of(
                named + "/", root + "/other/", root + "/into2/", into + "/../other/", into + "/way/", "/", "/etc/")) {
            push(restoring, root + "/up/mine", place);
        }
        push(restoring, root + "/up/link/secret", into + "/link/", "--keep-dirlinks");
        assertThat(named.resolve("mine")).doesNotExist();
        assertThat(root.resolve("other")).isDirectoryNotContaining("glob:**mine");
        assertThat(root.resolve("other/secret")).hasContent("secret");
        assertThat(root.resolve("into2")).doesNotExist();
        assertThat(Path.of("/etc/mine")).doesNotExist();
        assertThat(Path.of("/mine")).doesNotExist();
    }

    @Test
    void whoMayRestoreReadsNothingMore() throws IOException {
        Path into = Files.createDirectory(root.resolve("into"));
        Files.writeString(into.resolve("private"), "not to be read");
        SshAccess restoring = another("--restore", "" + into, "" + named);

        rsync(restoring.rsync(), "" + into);
        List<String> down = new ArrayList<>(List.of("rsync", "-a", "--timeout=10"));
        down.addAll(restoring.rsync().options());
        down.addAll(List.of(
                machine.address().authority() + "::" + Route.RESTORING_MODULE + into + "/private", taken + "/"));

        assertThat(runner.run(Command.of(down), SHORT).exitCode()).isNotZero();
        assertThat(takenFiles()).isEmpty();
    }

    /** There is no place apart, in which it could be kept to a directory. */
    @Test
    void whoIsNotRootThereRestoresNothingByARestrictedKey() throws IOException {
        Path into = Files.createDirectory(root.resolve("into"));
        Path asNobody = asNobody("--restore", "" + into, "" + named);
        Trees.make(root, "chmod 755 . as-nobody; chmod 777 into; chmod a+rX named; echo planted > mine");
        List<String> up = new ArrayList<>(List.of("rsync", "-a", "-s", "-e", "" + asNobody, root + "/mine"));
        up.add("h::" + Route.RESTORING_MODULE + into + "/");

        ProcessResult ended = runner.run(Command.of(up), SHORT);

        assertThat(ended.exitCode()).isNotZero();
        assertThat(String.join("\n", ended.errors().lines())).contains("only for root on Linux");
        assertThat(into).isEmptyDirectory();
    }

    private SshAccess another(String... arguments) {
        ClientKey key = new ClientKeys(root.resolve("more-keys"), WorkerId.of("w"), runner, HostTrust.FIRST_SEEN)
                .of(ClientId.random());
        machine.authorize(RestrictedKeys.line(access.route(), key, List.of(arguments)));
        return new SshAccess(access.route(), key, Duration.ofSeconds(10));
    }

    private ProcessResult push(SshAccess restoring, String from, String to, String... options) {
        List<String> up = new ArrayList<>(List.of("rsync", "-a", "--timeout=10"));
        up.addAll(List.of(options));
        up.addAll(restoring.rsync().options());
        up.addAll(List.of(from, machine.address().authority() + "::" + Route.RESTORING_MODULE + to));
        return runner.run(Command.of(up), SHORT);
    }

    @Test
    void itLeavesNothingBehind() throws IOException {
        List<Path> before = places();

        rsync("" + named);

        await().atMost(Duration.ofSeconds(10)).until(() -> before.containsAll(places()));
    }

    private static List<Path> places() throws IOException {
        List<Path> places = new ArrayList<>();
        for (String base : List.of("/run", "/tmp")) {
            try (Stream<Path> all = Files.list(Path.of(base))) {
                all.filter(path -> path.getFileName().toString().startsWith("gordailu-client."))
                        .forEach(places::add);
            }
        }
        return places;
    }

    @Test
    void theDirectoriesThatLeadToAPathLookAsTheyAre() {
        Trees.make(
                root, "mkdir -p way/dir; echo 1 > way/dir/f; chown 1:2 way; chmod 2751 way; touch -d @1000000000 way");
        SshAccess key = access(root + "/way/dir");

        rsync(key.rsync(), root + "/way/dir");

        assertThat(Trees.make(Path.of(taken + "" + root + "/way"), "stat -c '%a %u %g %Y' ."))
                .isEqualTo("2751 1 2 1000000000\n");
    }

    /** Above a named path there is nothing but what leads to it: rsync would bring that, and be content. */
    @Test
    void aPathAboveANamedOneIsRefusedByAnyRun() {
        for (String path : List.of("/", "" + root, named.getParent() + "/", named + "2", "/etc")) {
            assertThat(RestrictedKey.refusal(
                            runner, access.route(), access.key(), Duration.ofSeconds(10), List.of(path)))
                    .as(path)
                    .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo("key.path-not-named"));
        }
        assertThat(RestrictedKey.refusal(
                        runner,
                        access.route(),
                        access.key(),
                        Duration.ofSeconds(10),
                        List.of(named + "/f", named + "//f", named + "/", "/etc/hostname")))
                .isEmpty();
    }

    /** Somebody at the client has put a link where another's path leads through. */
    @Test
    void aLinkOnTheWayToANamedPathLeadsNowhere() {
        Trees.make(
                root,
                "mkdir home; ln -s ../other home/conf; ln -s other via; mkdir other/deep; echo s > other/deep/key");
        SshAccess key = access(root + "/home/conf", root + "/via/deep", root + "/via/secret");

        for (String path : List.of("/home/conf", "/home/conf/", "/via/deep", "/via/deep/key", "/via/secret", "/via/")) {
            rsync(key.rsync(), root + path);
        }

        assertThat(takenFiles()).isEmpty();
    }

    /** Else what is shown would be shown within itself. */
    @Test
    void aDirectoryForTemporaryFilesIsShownWithoutThePlace() {
        Trees.make(root, "mkdir -p sub; echo 1 > sub/f");

        rsync(access("/tmp", "/etc/hostname").rsync(), root + "/sub");
        rsync(access("/tmp").rsync(), "/tmp", "--include=/tmp", "--include=gordailu-client*", "--exclude=*");

        assertThat(takenFiles()).contains("f");
        assertThat(Path.of(taken + "/tmp")).isDirectoryNotContaining("glob:**gordailu-client*");
    }

    @Test
    void aPathWithinAnotherIsShownWithIt() {
        Trees.make(root, "mkdir -p home/a/docs; echo 1 > home/a/docs/f; echo 1 > home/g");
        SshAccess key = access(root + "/home/a/docs", root + "/home/", root + "/home/a/none");

        rsync(key.rsync(), root + "/home");

        assertThat(takenFiles()).containsExactlyInAnyOrder("f", "g");
    }

    /** Whoever writes the line by hand may write a path in two ways: what is made for the one must not land in the other. */
    @Test
    void aPathThatIsNamedInTwoWaysChangesNothingAtTheClient() {
        Trees.make(
                root,
                "mkdir -p own/x esc; echo kept > own/f; chmod 700 esc; ln -s ../esc own/link; touch -d @5 own esc own/f");
        String before = Trees.make(root, "stat -c '%n %a %u %Y %s' own own/x esc own/f");
        for (String line : List.of(root + "/own " + root + "//own/link/y", root + "/own /" + root + "/own/f")) {
            ClientKey key = new ClientKeys(root.resolve("keys"), WorkerId.of("w"), runner, HostTrust.FIRST_SEEN)
                    .of(ClientId.random());
            machine.authorize("restrict,command=\"%s %s\" %s".formatted(RestrictedKeys.SCRIPT, line, key.publicKey()));

            ProcessResult ended =
                    rsync(new SshAccess(access.route(), key, Duration.ofSeconds(10)).rsync(), root + "/own");

            assertThat(ended.errors().lines()).anyMatch(words -> words.endsWith("name it with single slashes"));
            assertThat(takenFiles()).isEmpty();
        }

        assertThat(Trees.make(root, "stat -c '%n %a %u %Y %s' own own/x esc own/f"))
                .isEqualTo(before);
    }

    @Test
    void namesThatAreNoAsciiAreShown() {
        Trees.make(root, "mkdir 가 나; echo 1 > 가/f; echo 2 > 나/g");
        ClientKey key = new ClientKeys(root.resolve("keys"), WorkerId.of("w"), runner, HostTrust.FIRST_SEEN)
                .of(ClientId.random());
        machine.authorize(
                "restrict,command=\"%s %s/가 %s/나\" %s".formatted(RestrictedKeys.SCRIPT, root, root, key.publicKey()));
        SshAccess both = new SshAccess(access.route(), key, Duration.ofSeconds(10));

        rsync(both.rsync(), root + "/가");
        rsync(both.rsync(), root + "/나");

        assertThat(takenFiles()).containsExactlyInAnyOrder("f", "g");
    }

    @Test
    void aFileWhereOthersMayWriteIsNotNamedByItself() {
        Trees.make(root, "mkdir open; chmod 777 open; echo 1 > open/f");

        rsync(access(root + "/open/f").rsync(), root + "/open/f");

        assertThat(takenFiles()).isEmpty();
    }

    /** Root's files shown apart, one exchanged for another again and again. */
    @Test
    void aDirectoryThatIsExchangedForALinkShowsNothingElse() throws Exception {
        Trees.make(root, "mkdir swap; echo mine > swap/secret; ln -s other swap.link");
        SshAccess key = access(root + "/swap");
        Process exchanging = new ProcessBuilder(
                        "sh",
                        "-c",
                        "cd '%s'; while :; do mv -T --exchange swap swap.link 2>/dev/null || { mv swap away; mv swap.link swap; mv swap swap.link; mv away swap; }; done"
                                .formatted(root))
                .start();
        try {
            for (int i = 0; i < 5; i++) {
                rsync(key.rsync(), root + "/swap");
            }
        } finally {
            exchanging.destroyForcibly().waitFor();
        }

        assertThat(takenContents()).doesNotContain("secret\n");
    }

    private List<String> takenContents() throws IOException {
        try (Stream<Path> all = Files.walk(taken)) {
            List<String> contents = new ArrayList<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readString(file));
            }
            return contents;
        }
    }

    /** By another key, whose line names these paths. */
    private SshAccess access(String... paths) {
        ClientKey key = new ClientKeys(root.resolve("keys"), WorkerId.of("w"), runner, HostTrust.FIRST_SEEN)
                .of(ClientId.random());
        machine.authorize(RestrictedKeys.line(access.route(), key, List.of(paths)));
        return new SshAccess(access.route(), key, Duration.ofSeconds(10));
    }

    /** There nothing is shown apart; what the user may not read by itself stays closed in any case. */
    @Test
    void rulesHoldWhoIsNotRootToTheNamedPaths() throws IOException {
        Path asNobody = asNobody("" + named);
        Trees.make(
                root,
                "chmod 755 . as-nobody; chmod -R a+rX named other; echo 1 > named/closed; chmod 600 named/closed");
        RemoteRsync remote = RemoteRsync.by(asNobody.toString());

        rsync(remote, "" + named);
        for (String path : List.of(
                root + "/other", root + "/other/secret", named + "/../other/secret", "/etc/passwd", root + "/named2")) {
            rsync(remote, path);
        }

        assertThat(takenFiles()).containsExactly("f");
        assertThat(runner.run(
                                Command.of(
                                        "rsync",
                                        "-s",
                                        "-e",
                                        "" + asNobody,
                                        "" + asNobody,
                                        "h::" + Route.MODULE + named + "/"),
                                SHORT)
                        .exitCode())
                .isNotZero();
        assertThat(named.resolve("as-nobody")).doesNotExist();
    }

    /** Its places are its own: it may be ended before it has removed one. */
    private Path asNobody(String... arguments) throws IOException {
        Trees.make(root, "mkdir -m 1777 places");
        return Files.writeString(root.resolve("as-nobody"), """
                #!/bin/sh
                TMPDIR=%s
                SSH_ORIGINAL_COMMAND='rsync --server --daemon .'
                export TMPDIR SSH_ORIGINAL_COMMAND
                exec setpriv --reuid 65534 --regid 65534 --clear-groups %s %s
                """.formatted(
                        root.resolve("places"), RestrictedKeys.SCRIPT, String.join(" ", arguments)));
    }

    private ProcessResult ssh(List<String> options, List<String> words) {
        return runner.run(access.command(options, words), SHORT);
    }

    private ProcessResult rsync(String path, String... options) {
        return rsync(access.rsync(), path, options);
    }

    private ProcessResult rsync(RemoteRsync remote, String path, String... options) {
        List<String> arguments = new ArrayList<>(List.of("rsync", "-a", "--relative", "--timeout=10"));
        arguments.addAll(List.of(options));
        arguments.addAll(remote.options());
        arguments.add(machine.address().authority() + "::" + Route.MODULE + path);
        arguments.add(taken + "/");
        return runner.run(Command.of(arguments), SHORT);
    }

    /** Names of all regular files that have come. */
    private List<String> takenFiles() {
        try (Stream<Path> all = Files.walk(taken)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> "" + file.getFileName())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
