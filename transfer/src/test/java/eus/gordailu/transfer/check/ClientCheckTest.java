package eus.gordailu.transfer.check;

import static eus.gordailu.contracts.check.CheckStep.Verdict.FAILED;
import static eus.gordailu.contracts.check.CheckStep.Verdict.PASSED;
import static eus.gordailu.contracts.check.CheckStep.Verdict.SKIPPED;
import static eus.gordailu.contracts.check.CheckStep.Verdict.WARNED;
import static eus.gordailu.contracts.check.CheckedPart.CLOCK;
import static eus.gordailu.contracts.check.CheckedPart.CONNECTION;
import static eus.gordailu.contracts.check.CheckedPart.HOST_KEY;
import static eus.gordailu.contracts.check.CheckedPart.LOGIN;
import static eus.gordailu.contracts.check.CheckedPart.NAME;
import static eus.gordailu.contracts.check.CheckedPart.PATH;
import static eus.gordailu.contracts.check.CheckedPart.RESTRICTION;
import static eus.gordailu.contracts.check.CheckedPart.RSYNC;
import static eus.gordailu.contracts.check.CheckedPart.SUDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.AuthorizedKeys;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.check.CheckClient;
import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.check.ClientReport;
import eus.gordailu.contracts.check.ClientReport.ShownHostKey;
import eus.gordailu.contracts.check.InstallKey;
import eus.gordailu.contracts.check.RsyncWeakness;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.RsyncVersion;
import eus.gordailu.transfer.ssh.ClientKey;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.Greeter;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.PasswordSshServer;
import eus.gordailu.transfer.testkit.RestrictedKeys;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ClientCheckTest {

    private static final WorkerId WORKER = WorkerId.of("worker-1");

    @TempDir
    Path root;

    private final ClientId client = ClientId.random();
    private ClientKeys keys = keysIn(Path.of("/"));
    private Path source = Path.of("/");

    @BeforeEach
    void start() throws IOException {
        keys = keysIn(root.resolve("keys"));
        source = Files.createDirectory(root.resolve("a source"));
    }

    @Test
    void allIsWell() throws IOException {
        Trees.make(source, "mkdir 'a b'; head -c 1000 /dev/zero > 'a b/one'; head -c 500 /dev/zero > $'two\\nlines'");
        try (LoopbackSshServer machine = machine("")) {
            ClientReport report = check(machine, machine.hostKeyFingerprint(), "" + source);

            assertThat(verdicts(report))
                    .containsExactly(
                            tuple(NAME, PASSED),
                            tuple(CONNECTION, PASSED),
                            tuple(HOST_KEY, PASSED),
                            tuple(LOGIN, PASSED),
                            tuple(RSYNC, ofOwnRsync()),
                            tuple(CLOCK, PASSED),
                            tuple(PATH, PASSED));
            assertThat(step(report, PATH).sentence()).isEqualTo(source + " is there, with 2 files of together 1.5 kB");
            assertThat(step(report, PATH).details())
                    .containsEntry("bytes", "1500")
                    .containsEntry("files", "2");
            assertThat(report.hostKey())
                    .isEqualTo(new ShownHostKey(
                            machine.address().toString(), "ssh-ed25519", machine.hostKeyFingerprint(), true, null));
            assertThat(report.authorizedKeysLine())
                    .isEqualTo("restrict " + keys.of(client).publicKey());
        }
    }

    @Test
    void aRestrictedKeyIsTriedForWhatItIs() throws IOException {
        assumeTrue(Files.getOwner(root).getName().equals("root"));
        Trees.make(source, "echo 1 > one");
        try (LoopbackSshServer machine = machine("")) {
            Route restricted = new Route(machine.address(), null, false, true);
            ClientReport open = check(restricted, machine.hostKeyFingerprint());
            assertThat(step(open, RESTRICTION).verdict()).isEqualTo(FAILED);
            assertThat(step(open, RESTRICTION).sentence()).contains("/usr/local/sbin/gordailu-client");
            assertThat(open.authorizedKeysLine()).contains("gordailu-client '" + source + "'");
        }
        try (LoopbackSshServer machine = LoopbackSshServer.start(root.resolve("restricted"))) {
            Route restricted = new Route(machine.address(), null, false, true);
            machine.authorize(RestrictedKeys.line(restricted, keys.draft(client), List.of("" + source)));

            ClientReport report = check(restricted, machine.hostKeyFingerprint(), "" + source);
            ClientReport more = check(restricted, machine.hostKeyFingerprint(), "" + source, "/etc");

            assertThat(verdicts(report))
                    .containsExactly(
                            tuple(NAME, PASSED),
                            tuple(CONNECTION, PASSED),
                            tuple(HOST_KEY, PASSED),
                            tuple(LOGIN, PASSED),
                            tuple(RSYNC, ofOwnRsync()),
                            tuple(RESTRICTION, PASSED),
                            tuple(CLOCK, PASSED),
                            tuple(PATH, PASSED));
            assertThat(step(more, RESTRICTION).code()).isEqualTo("key.path-not-named");
            assertThat(step(more, RESTRICTION).sentence()).contains("/etc");
            assertThat(step(more, PATH).verdict()).isEqualTo(SKIPPED);
        }
    }

    /** Who defines the client then finds the key that was let in, and the host key that was approved. */
    @Test
    void whatWasApprovedForADraftHoldsForTheClient() throws IOException {
        try (LoopbackSshServer machine = machine("")) {
            check(machine, machine.hostKeyFingerprint());

            ClientKey own = keys.of(client);

            assertThat(own.knownHosts()).exists();
            assertThat(verdicts(check(machine, null))).contains(tuple(HOST_KEY, PASSED), tuple(LOGIN, PASSED));
        }
    }

    @Test
    void aHostKeyIsBelievedOnlyWhenAPersonNamesIt() throws IOException {
        try (LoopbackSshServer machine = machine("")) {
            ClientReport unknown = check(machine, "SHA256:another", "" + source);

            assertThat(verdicts(unknown))
                    .containsExactly(
                            tuple(NAME, PASSED),
                            tuple(CONNECTION, PASSED),
                            tuple(HOST_KEY, FAILED),
                            tuple(LOGIN, SKIPPED),
                            tuple(RSYNC, SKIPPED),
                            tuple(CLOCK, SKIPPED),
                            tuple(PATH, SKIPPED));
            assertThat(step(unknown, HOST_KEY).code()).isEqualTo("ssh.host-key-unknown");

            String first = machine.hostKeyFingerprint();
            check(machine, first);
            machine.changeHostKey();
            ClientReport changed = check(machine, first);

            assertThat(step(changed, HOST_KEY).code()).isEqualTo("ssh.host-key-changed");
            assertThat(changed.hostKey())
                    .isEqualTo(new ShownHostKey(
                            machine.address().toString(), "ssh-ed25519", machine.hostKeyFingerprint(), false, first));
        }
    }

    @Test
    void aKeyThatIsNotLetInTellsTheLine() throws IOException {
        try (LoopbackSshServer machine = LoopbackSshServer.start(root.resolve("machine"))) {
            ClientReport report = check(machine, machine.hostKeyFingerprint());

            assertThat(verdicts(report)).contains(tuple(HOST_KEY, PASSED), tuple(LOGIN, FAILED), tuple(RSYNC, SKIPPED));
            assertThat(step(report, LOGIN).sentence())
                    .contains("restrict " + keys.draft(client).publicKey());
        }
    }

    @Test
    void whereNothingAnswersItIsSaidWhereTheWayEnds() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(verdicts(check(new Address.Ssh("root", "nosuchhost.invalid", 22), null)))
                .startsWith(tuple(NAME, FAILED), tuple(CONNECTION, SKIPPED));
        assertThat(verdicts(check(new Address.Ssh("root", "127.0.0.1", closed), null)))
                .startsWith(tuple(NAME, PASSED), tuple(CONNECTION, FAILED));
    }

    /** A mail server, or one that closes at once: no ssh comes about. */
    @Test
    void whatIsNoSshServerIsSaidToBeNone() throws IOException {
        try (Greeter other = Greeter.saying("220 mail.example.org ESMTP\r\n")) {
            ClientReport report = check(new Address.Ssh("root", "127.0.0.1", other.port()), null);

            assertThat(verdicts(report)).startsWith(tuple(NAME, PASSED), tuple(CONNECTION, FAILED));
            assertThat(step(report, CONNECTION).sentence()).contains("see that an ssh server answers there");
        }
    }

    @Test
    void aMachineWithoutRsyncIsToldToHaveNone() throws IOException {
        try (LoopbackSshServer machine = machine("command=\"echo rsync: not found >&2; exit 127\" ")) {
            ClientReport report = check(machine, machine.hostKeyFingerprint(), "" + source);

            assertThat(verdicts(report)).endsWith(tuple(RSYNC, FAILED), tuple(CLOCK, SKIPPED), tuple(PATH, SKIPPED));
            assertThat(step(report, RSYNC).sentence()).contains("rsync: not found", "install it there");
        }
    }

    /** A key may be confined to fetching files; and what a client prints at every login is nothing to go by. */
    @Test
    void aClientThatTellsNoVersionIsLookedAtAllTheSame() throws IOException {
        Files.writeString(source.resolve("one"), "hello");
        String confined = "command=\"echo Connection refused >&2; case $SSH_ORIGINAL_COMMAND in"
                + " rsync*--server*) exec $SSH_ORIGINAL_COMMAND;; *) echo only rsync >&2; exit 1;; esac\" ";
        try (LoopbackSshServer machine = machine(confined)) {
            ClientReport report = check(machine, machine.hostKeyFingerprint(), "" + source);

            assertThat(verdicts(report))
                    .endsWith(tuple(LOGIN, PASSED), tuple(RSYNC, WARNED), tuple(CLOCK, SKIPPED), tuple(PATH, PASSED));
            assertThat(steps(report, PATH).getFirst().details()).containsEntry("bytes", "5");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'openrsync: protocol version 29, rsync version 2.6.9 compatible', WARNED, rsync.plain",
        "rsync  version 3.0.9  protocol version 30, WARNED, rsync.old",
        "rsync  version 3.2.7  protocol version 31, WARNED, rsync.vulnerable",
        "rsync  version v3.4.1  protocol version 32, WARNED, rsync.weak",
        "rsync  version 3.5.0  protocol version 32, PASSED, rsync.there",
        "rsync  version 4.0.0  protocol version 33, PASSED, rsync.there",
        "rsync  version nightly  protocol version 33, PASSED, rsync.there",
    })
    void aWordIsSaidOfTheVersion(String said, CheckStep.Verdict verdict, String code) throws IOException {
        String saying = "command=\"case $SSH_ORIGINAL_COMMAND in *--version) echo '%s';;".formatted(said)
                + " *) sh -c \\\"$SSH_ORIGINAL_COMMAND\\\";; esac\" ";
        try (LoopbackSshServer machine = machine(saying)) {
            ClientReport report = check(machine, machine.hostKeyFingerprint(), "" + source);

            assertThat(verdicts(report)).endsWith(tuple(RSYNC, verdict), tuple(CLOCK, PASSED), tuple(PATH, PASSED));
            assertThat(step(report, RSYNC).code()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'symlinks, inplace, append, no ACLs, xattrs', 2",
        "'append, ACLs, no xattrs, iconv', 2",
        "'append, ACLs, xattrs, no crtimes', 1"
    })
    void thatRsyncThereHasNoAccessListsIsTold(String capabilities, int words) throws IOException {
        String saying =
                "command=\"case $SSH_ORIGINAL_COMMAND in *--version) echo 'rsync  version 3.5.0  protocol version 32';"
                        + " echo '    %s';; *) sh -c \\\"$SSH_ORIGINAL_COMMAND\\\";; esac\" ".formatted(capabilities);
        try (LoopbackSshServer machine = machine(saying)) {
            ClientReport report = check(machine, machine.hostKeyFingerprint(), "" + source);

            assertThat(steps(report, RSYNC)).hasSize(words);
            assertThat(steps(report, RSYNC).getLast().code())
                    .isEqualTo(words == 2 ? "rsync.no-attributes" : "rsync.there");
        }
    }

    @Test
    void aClockThatIsWrongIsTold() throws IOException {
        try (LoopbackSshServer machine = machine("")) {
            ClientCheck early = checkBy(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)), Duration.ofSeconds(20));
            ClientReport report = early.check(request(machine.address(), machine.hostKeyFingerprint()));

            assertThat(step(report, CLOCK).verdict()).isEqualTo(WARNED);
            assertThat(step(report, CLOCK).sentence()).contains("seconds ahead of the worker's");
        }
    }

    @Test
    void eachPathIsJudgedByItself() throws IOException {
        Trees.make(source, "mkdir skipped; head -c 3000000 /dev/zero > skipped/large; echo hello > small");
        try (LoopbackSshServer machine = machine("")) {
            CheckClient request = new CheckClient(
                    client,
                    Route.to(machine.address()),
                    List.of("" + source, "/no/such/path", source + "/skipped", source + "/small"),
                    List.of("skipped"),
                    machine.hostKeyFingerprint());
            ClientReport report =
                    checkBy(Clock.systemUTC(), Duration.ofSeconds(20)).check(request);

            List<CheckStep> paths = steps(report, PATH);
            assertThat(paths).extracting(CheckStep::verdict).containsExactly(PASSED, FAILED, WARNED, PASSED);
            assertThat(paths.get(0).details()).containsEntry("files", "1").containsEntry("bytes", "6");
            assertThat(paths.get(1).code()).isEqualTo("source.missing-path");
            assertThat(paths.get(2).sentence()).contains("see that no exclude leaves it out");
        }
    }

    /** Whoever counts a large disk is not kept waiting. */
    @Test
    void theCountingEndsInTime() throws IOException {
        String slow = "command=\"case $SSH_ORIGINAL_COMMAND in *--server*) exec sleep 60;;"
                + " *) sh -c \\\"$SSH_ORIGINAL_COMMAND\\\";; esac\" ";
        try (LoopbackSshServer machine = machine(slow)) {
            ClientReport report = checkBy(Clock.systemUTC(), Duration.ofSeconds(1))
                    .check(request(machine.address(), machine.hostKeyFingerprint(), "" + source));

            assertThat(step(report, PATH).verdict()).isEqualTo(WARNED);
            assertThat(step(report, PATH).sentence()).contains("in 1 seconds");
        }
    }

    /** Each has a host key of its own, which is approved in its turn. */
    @Test
    void aMachineMayBeReachedThroughAnother() throws IOException {
        Files.writeString(source.resolve("one"), "hello");
        try (LoopbackSshServer gate = LoopbackSshServer.start(root.resolve("gate"));
                LoopbackSshServer machine = machine("")) {
            gate.authorize("restrict,port-forwarding,permitopen=\"127.0.0.1:%d\",command=\"false\" %s"
                    .formatted(machine.address().port(), keys.draft(client).publicKey()));
            Route route = new Route(machine.address(), gate.address(), false, false);

            ClientReport first = check(route, null);
            assertThat(first.hostKey()).isEqualTo(shown(gate, false));
            ClientReport second = check(route, gate.hostKeyFingerprint());
            assertThat(second.hostKey()).isEqualTo(shown(machine, false));
            ClientReport third = check(route, machine.hostKeyFingerprint());

            assertThat(third.hostKey()).isEqualTo(shown(machine, true));
            assertThat(third.steps()).extracting(CheckStep::verdict).doesNotContain(FAILED, SKIPPED);
            assertThat(step(third, PATH).details()).containsEntry("bytes", "5");
            assertThat(gate.log()).contains("Accepted publickey");

            gate.changeHostKey();
            assertThat(step(check(route, null), HOST_KEY).code()).isEqualTo("ssh.host-key-changed");
        }
    }

    /** The one who logs in may read what root may, and nothing else is run as root. */
    @Test
    void rsyncMayRunAsRootBySudo() throws IOException {
        Trees.make(root, """
                mkdir bin; echo hello > 'a source/one'
                printf '#!/bin/sh\\n[ "$1 $2" = "-n rsync" ] || exit 1\\necho "$*" >> %s/sudo.log\\nshift\\nexec "$@"\\n' > bin/sudo
                chmod 755 bin/sudo
                """.formatted(root));
        String withSudo =
                "command=\"PATH=%s/bin:$PATH; export PATH; exec sh -c \\\"$SSH_ORIGINAL_COMMAND\\\"\" ".formatted(root);
        try (LoopbackSshServer machine = machine(withSudo)) {
            ClientReport report = check(new Route(machine.address(), null, true, false), machine.hostKeyFingerprint());

            assertThat(verdicts(report)).contains(tuple(RSYNC, ofOwnRsync()), tuple(SUDO, PASSED), tuple(PATH, PASSED));
            assertThat(root.resolve("sudo.log")).content().contains("-n rsync --version", "-n rsync --server --sender");
        }
    }

    @Test
    void whereSudoAsksForAPasswordItIsSaidWhatToWrite() throws IOException {
        String without =
                "command=\"case $SSH_ORIGINAL_COMMAND in sudo*) echo sudo: a password is required >&2; exit 1;;"
                        + " *) exec sh -c \\\"$SSH_ORIGINAL_COMMAND\\\";; esac\" ";
        try (LoopbackSshServer machine = machine(without)) {
            ClientReport report = check(new Route(machine.address(), null, true, false), machine.hostKeyFingerprint());

            assertThat(verdicts(report))
                    .contains(
                            tuple(RSYNC, ofOwnRsync()),
                            tuple(SUDO, FAILED),
                            tuple(CLOCK, SKIPPED),
                            tuple(PATH, SKIPPED));
            assertThat(step(report, SUDO).sentence()).contains("a password is required", "NOPASSWD: /usr/bin/rsync");
        }
    }

    private ClientReport check(Route route, @Nullable String approved) throws IOException {
        return check(route, approved, "" + source);
    }

    private ClientReport check(Route route, @Nullable String approved, String... paths) throws IOException {
        return checkBy(Clock.systemUTC(), Duration.ofSeconds(20))
                .check(new CheckClient(client, route, List.of(paths), List.of(), approved));
    }

    private static ShownHostKey shown(LoopbackSshServer machine, boolean approved) {
        return new ShownHostKey(
                machine.address().toString(), "ssh-ed25519", machine.hostKeyFingerprint(), approved, null);
    }

    @Test
    void thisMachineNeedsOnlyRsyncAndThePaths() throws IOException {
        Files.writeString(source.resolve("one"), "hello");

        ClientReport report = check(new Address.Local(), null, "" + source, "/no/such/path");

        assertThat(verdicts(report))
                .containsExactly(tuple(RSYNC, ofOwnRsync()), tuple(PATH, PASSED), tuple(PATH, FAILED));
        assertThat(report.publicKey()).isNull();
    }

    @Test
    void theKeyIsInstalledByAPassword() throws IOException {
        Path home = root.resolve("home of somebody");
        try (PasswordSshServer machine = PasswordSshServer.start(home, "ez daki'inork \"$HOME\"")) {
            ClientReport unknown = install(machine, "ez daki'inork \"$HOME\"", null);
            assertThat(step(unknown, HOST_KEY).verdict()).isEqualTo(FAILED);
            assertThat(machine.passwords())
                    .as("told to a machine that nobody knows")
                    .isEmpty();
            String approved = fingerprint(unknown);

            ClientReport wrong = install(machine, "wrong", approved);
            assertThat(step(wrong, LOGIN).code()).isEqualTo("ssh.password-refused");
            assertThat(machine.passwords()).containsOnly("wrong");

            Files.createDirectories(home.resolve(".ssh"));
            Files.writeString(home.resolve(".ssh/authorized_keys"), "# not ended");
            ClientReport right = install(machine, "ez daki'inork \"$HOME\"", approved);
            install(machine, "ez daki'inork \"$HOME\"", approved);

            assertThat(step(right, LOGIN).verdict()).isEqualTo(PASSED);
            assertThat(home.resolve(".ssh/authorized_keys"))
                    .hasContent(
                            "# not ended\n" + "restrict " + keys.draft(client).publicKey());
        }
    }

    /** The key is appended as for a user who has none yet, and nobody else may read it. */
    @Test
    void theFirstKeyOfAUserIsForItsEyesOnly() throws IOException {
        Path home = root.resolve("home");
        try (PasswordSshServer machine = PasswordSshServer.start(home, "right")) {
            String approved = fingerprint(install(machine, "right", null));

            ClientReport report = install(machine, "right", approved);

            assertThat(step(report, LOGIN).sentence()).isEqualTo("It lets the worker's key in as anybody");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(".ssh"))))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(home.resolve(".ssh/authorized_keys"))))
                    .isEqualTo("rw-------");
        }
    }

    /** The line that let the key do everything would come first, and count. */
    @Test
    void aRestrictedKeyComesWithItsScriptAndTakesTheOldLinesPlace() throws IOException {
        Path home = root.resolve("home");
        Path authorized = home.resolve(".ssh/authorized_keys");
        try (PasswordSshServer machine = PasswordSshServer.start(home, "right")) {
            String approved = fingerprint(install(machine, "right", null));
            install(machine, "right", approved);
            Files.writeString(authorized, "# somebody else's line\n", StandardOpenOption.APPEND);

            Route restricted = new Route(machine.address(), null, false, true);
            ClientReport report = checkBy(Clock.systemUTC(), Duration.ofSeconds(20))
                    .install(new InstallKey(client, restricted, List.of("/etc", "/it's $HOME"), "right", approved));

            assertThat(home.resolve("gordailu-client"))
                    .hasContent(Files.readString(Path.of("../packaging/client/gordailu-client"))
                            .replace(AuthorizedKeys.READER, home + "/gordailu-client"))
                    .isExecutable();
            assertThat(Files.readAllLines(authorized))
                    .containsExactly(
                            "# somebody else's line",
                            "restrict,command=\"%s/gordailu-client /etc '/it'\\''s $HOME'\" %s"
                                    .formatted(home, keys.draft(client).publicKey()));
            assertThat(step(report, LOGIN).sentence()).isEqualTo("It lets the worker's key in as anybody");

            install(machine, "right", approved);

            assertThat(authorized)
                    .hasContent("# somebody else's line\nrestrict "
                            + keys.draft(client).publicKey());
        }
    }

    /** sshd takes the first line of a key; and what manages the file may have put a link there. */
    @Test
    void theFirstLineOfTheKeyIsTheOneThatCountsAndALinkStaysOne() throws IOException {
        Path home = root.resolve("home");
        Path managed = Files.createDirectories(root.resolve("managed")).resolve("keys");
        try (PasswordSshServer machine = PasswordSshServer.start(home, "right")) {
            String approved = fingerprint(install(machine, "right", null));
            String key = keys.draft(client).publicKey();
            Files.createDirectories(home.resolve(".ssh"));
            Files.writeString(managed, "no-pty %s\n# between\nrestrict %s\n".formatted(key, key));
            Files.createSymbolicLink(home.resolve(".ssh/authorized_keys"), managed);

            install(machine, "right", approved);
            install(machine, "right", approved);

            assertThat(managed).hasContent("# between\nrestrict " + key);
            assertThat(home.resolve(".ssh/authorized_keys")).isSymbolicLink();
        }
    }

    /** Who is not root there can't write it; who is has put it there. */
    @Test
    void aScriptThatIsThereAlreadyNeedsNotBePut() throws IOException {
        Path home = root.resolve("home");
        try (PasswordSshServer machine = PasswordSshServer.start(home, "right")) {
            String approved = fingerprint(install(machine, "right", null));
            Route restricted = new Route(machine.address(), null, false, true);
            InstallKey request = new InstallKey(client, restricted, List.of("/etc"), "right", approved);
            checkBy(Clock.systemUTC(), Duration.ofSeconds(20)).install(request);
            Path script = home.resolve("gordailu-client");
            FileTime put = FileTime.fromMillis(0);
            Files.setLastModifiedTime(script, put);

            ClientReport again =
                    checkBy(Clock.systemUTC(), Duration.ofSeconds(20)).install(request);

            assertThat(step(again, LOGIN).verdict()).isEqualTo(PASSED);
            assertThat(Files.getLastModifiedTime(script)).isEqualTo(put);
        }
    }

    private ClientReport install(PasswordSshServer machine, String password, @Nullable String approved)
            throws IOException {
        return checkBy(Clock.systemUTC(), Duration.ofSeconds(20))
                .install(new InstallKey(client, Route.to(machine.address()), List.of(), password, approved));
    }

    /** One that lets this client's key in, with options such as a command of its own. */
    private LoopbackSshServer machine(String options) {
        LoopbackSshServer machine = LoopbackSshServer.start(root.resolve("machine"));
        machine.authorize(options + keys.draft(client).publicKey());
        return machine;
    }

    private ClientReport check(LoopbackSshServer machine, @Nullable String approved, String... paths)
            throws IOException {
        return check(machine.address(), approved, paths);
    }

    private ClientReport check(Address address, @Nullable String approved, String... paths) throws IOException {
        return checkBy(Clock.systemUTC(), Duration.ofSeconds(20)).check(request(address, approved, paths));
    }

    private CheckClient request(Address address, @Nullable String approved, String... paths) {
        return new CheckClient(client, Route.to(address), List.of(paths), List.of(), approved);
    }

    private ClientCheck checkBy(Clock clock, Duration counting) {
        return new ClientCheck(new ProcessRunner(), keys, Confinements.here(), WORKER, clock, counting);
    }

    private static ClientKeys keysIn(Path directory) {
        return new ClientKeys(directory, WORKER, new ProcessRunner(), HostTrust.APPROVED);
    }

    /** What is said of the rsync of this machine, which may be of any age. */
    private static CheckStep.Verdict ofOwnRsync() {
        List<String> said = new ProcessRunner()
                .run(Command.of("rsync", "--version"), ProcessLimits.within(Duration.ofSeconds(10)))
                .output()
                .lines();
        RsyncVersion own = RsyncVersion.parse(said).orElseThrow();
        return RsyncWeakness.of(own.version(), own.protocol()).isPresent() ? WARNED : PASSED;
    }

    private static List<Tuple> verdicts(ClientReport report) {
        return report.steps().stream()
                .map(step -> tuple(step.part(), step.verdict()))
                .toList();
    }

    private static String fingerprint(ClientReport report) {
        return Objects.requireNonNull(report.hostKey(), "no host key was seen").fingerprint();
    }

    private static List<CheckStep> steps(ClientReport report, CheckedPart part) {
        return report.steps().stream().filter(step -> step.part() == part).toList();
    }

    private static CheckStep step(ClientReport report, CheckedPart part) {
        return steps(report, part).getFirst();
    }
}
