package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.AuthorizedKeys;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.Printable;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts a worker's key where a client looks for it, as {@code ssh-copy-id} does, with a password that is used once. ssh gets the password from
 * a program that finds it in its environment, where only the worker's own user can see it: it stands in no file and in no argument.
 */
public final class KeyInstallation {

    private static final String PASSWORD = "GORDAILU_ONE_TIME_PASSWORD";
    private static final String ASK = "#!/bin/sh\nprintf '%s\\n' \"$" + PASSWORD + "\"\n";

    /** What ssh says when it can't run the program that has the password. */
    private static final String NO_ASKING = "ssh_askpass: exec(";

    private static final List<String> BY_PASSWORD = List.of(
            "-oPreferredAuthentications=keyboard-interactive,password",
            "-oPubkeyAuthentication=no",
            "-oBatchMode=no",
            "-oNumberOfPasswordPrompts=1");

    /** What means nothing to any shell, within quotes of either kind. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+/=@., _-]");

    /** How the client ends when it was the script that could not be put there. */
    private static final int NO_SCRIPT = 3;

    private final ProcessRunner runner;
    private final Patience patience;

    public KeyInstallation(ProcessRunner runner, Patience patience) {
        this.runner = runner;
        this.patience = patience;
    }

    /**
     * Appends the key's line to the user's {@code authorized_keys}, where it is not there already; another line of this key is taken away. For a
     * restricted key, puts the script there that it leads to.
     *
     * @param line as {@link ClientKey#authorizedKeysLine} gives it
     * @return what prevented it
     * @throws IOException when the worker's own disk does
     */
    public Optional<Failure> install(Route route, ClientKey key, String line, String password) throws IOException {
        if (!sayable(password)) {
            return Optional.of(new Failure(
                    FailureClass.OPERATOR_NEEDED,
                    "worker.locale",
                    "The worker can't say all of this password's characters: start it with LC_ALL=C.UTF-8",
                    Map.of()));
        }
        Path ask = Files.createTempFile(
                Objects.requireNonNull(key.privateKey().getParent()),
                ".ask-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Files.writeString(ask, ASK);
            Command command = new SshAccess(route, key, patience.connect())
                    .command(BY_PASSWORD, List.of(installing(route, key, line)))
                    .withEnvironment("SSH_ASKPASS", ask.toString())
                    .withEnvironment("SSH_ASKPASS_REQUIRE", "force")
                    .withEnvironment(PASSWORD, password)
                    .withSecret(password);
            return judge(runner.run(command, ProcessLimits.within(patience.step())), route, key, line);
        } finally {
            Files.deleteIfExists(ask);
        }
    }

    /** For any shell of a user; what it starts is a POSIX shell. */
    private static String installing(Route route, ClientKey key, String line) throws IOException {
        String script = route.restricted() ? puttingScript() : "";
        return "exec sh -c '%s%s'"
                .formatted(script, appending(line, key.publicKey().split(" ", -1)[1]));
    }

    private static String puttingScript() throws IOException {
        return ("umask 022; s=\"%s\"; t=$(printf \"%%b\" \"%s\"); [ \"$(cat \"$s\" 2>/dev/null)\" = \"$t\" ] ||"
                        + " { mkdir -p \"${s%%/*}\" && printf \"%%s\\n\" \"$t\" > \"$s.new\" && chmod 755 \"$s.new\""
                        + " && mv \"$s.new\" \"$s\"; } || exit %d; ")
                .formatted(AuthorizedKeys.READER, octal(ClientScript.text()), NO_SCRIPT);
    }

    /**
     * A last line that was not ended must not swallow the new one. The first line of a key counts: one that lets it do something else is taken
     * away.
     */
    private static String appending(String line, String key) {
        return ("umask 077; l=$(printf \"%%b\" \"%1$s\"); cd && mkdir -p .ssh && f=.ssh/authorized_keys &&"
                        + " if [ -L $f ]; then f=$(readlink -f $f); fi && [ -n \"$f\" ] &&"
                        + " { [ \"$(grep -F %2$s \"$f\" 2>/dev/null | head -n 1)\" = \"$l\" ] ||"
                        + " { if grep -qF %2$s \"$f\" 2>/dev/null; then cp -p \"$f\" \"$f.new\" &&"
                        + " { grep -vF %2$s \"$f\" > \"$f.new\"; [ $? -le 1 ]; } && mv \"$f.new\" \"$f\"; fi &&"
                        + " { [ ! -s \"$f\" ] || [ -z \"$(tail -c 1 \"$f\")\" ] || echo >> \"$f\"; } &&"
                        + " printf \"%%s\\n\" \"$l\" >> \"$f\"; }; }")
                .formatted(octal(line), key);
    }

    /** As printf's %b reads it, so that no shell on the way finds anything of its own in it. */
    private static String octal(String text) {
        StringBuilder octal = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            String letter = Character.toString(octet & 0xff);
            octal.append(PLAIN.matcher(letter).matches() ? letter : "\\0%03o".formatted(octet & 0xff));
        }
        return octal.toString();
    }

    private static boolean sayable(String text) {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
                .newEncoder()
                .canEncode(text);
    }

    private static Optional<Failure> judge(ProcessResult ended, Route route, ClientKey key, String line) {
        if (ended.successful()) {
            return Optional.empty();
        }
        Address.Ssh address = (Address.Ssh) route.address();
        List<String> said = ended.errors().lines();
        Map<String, String> details = Map.of(
                "address", route.toString(),
                "user", address.user(),
                "authorizedKeysLine", line);
        if (said.stream().anyMatch(words -> words.startsWith(NO_ASKING))) {
            return Optional.of(new Failure(
                    FailureClass.OPERATOR_NEEDED,
                    "worker.no-exec",
                    "The worker may not run a program in %s, which has ssh hear the password: mount that disk without noexec, or append the line there yourself"
                            .formatted(key.privateKey().getParent()),
                    details));
        }
        Optional<SshComplaint> complaint = SshComplaint.in(said);
        if (complaint.equals(Optional.of(SshComplaint.KEY_REFUSED))
                || complaint.equals(Optional.of(SshComplaint.KEY_NOT_ENOUGH))) {
            return Optional.of(new Failure(
                    FailureClass.OPERATOR_NEEDED,
                    "ssh.password-refused",
                    "%s does not let %s in with this password: type it anew, or append the line there yourself, for it may allow no passwords at all"
                            .formatted(route, address.user()),
                    details));
        }
        Optional<Failure> broken = SshDiagnosis.of(ended, route, key);
        if (broken.isPresent()) {
            return broken;
        }
        if (ended.exitCode() == NO_SCRIPT) {
            return Optional.of(new Failure(
                    FailureClass.OPERATOR_NEEDED,
                    "ssh.script-not-installed",
                    "%s let the password in, but %s may not put gordailu-client at %s (%s): put it there yourself, as root, and try again"
                            .formatted(
                                    address,
                                    address.user(),
                                    AuthorizedKeys.READER,
                                    said.isEmpty() ? "it said nothing" : Printable.shortened(said.getLast())),
                    details));
        }
        return Optional.of(new Failure(
                FailureClass.OPERATOR_NEEDED,
                "ssh.key-not-installed",
                "%s let the password in, but the line could not be appended (%s): append it to ~%s/.ssh/authorized_keys there yourself"
                        .formatted(
                                address,
                                said.isEmpty() ? "code " + ended.exitCode() : Printable.shortened(said.getLast()),
                                address.user()),
                details));
    }
}
