package eus.gordailu.transfer.process;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An external program with its arguments, one by one; no shell ever reads them. Its environment is exactly the one given
 * here. Secrets are hidden wherever the command or its output is shown.
 *
 * @param input what it may read; empty for nothing. After that its input stays open until it ends, so that what it has started on another
 *     machine sees by it that it has gone
 */
public record Command(List<String> arguments, Map<String, String> environment, Set<String> secrets, String input) {

    /** How {@code flock} ends when another process holds the lock (BSD's EX_TEMPFAIL, which rsync does not use). */
    public static final int LOCK_HELD = 75;

    /** Messages come in English; programs are looked for in the system's directories only. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C");

    private static final String HIDDEN = "***";

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        secrets = Set.copyOf(secrets);
        if (arguments.isEmpty() || secrets.contains("")) {
            throw new IllegalArgumentException("A command needs a program, and a secret at least one character");
        }
        arguments.forEach(Command::checkSayable);
    }

    public static Command of(String program, String... arguments) {
        List<String> all = new ArrayList<>(List.of(program));
        all.addAll(List.of(arguments));
        return new Command(all, ENVIRONMENT, Set.of(), "");
    }

    public static Command of(List<String> arguments) {
        return new Command(arguments, ENVIRONMENT, Set.of(), "");
    }

    public Command withEnvironment(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Command(arguments, more, secrets, input);
    }

    /** With nothing in its environment but this and where programs are. */
    public Command withOnly(Map<String, String> variables) {
        Map<String, String> all = new TreeMap<>(ENVIRONMENT);
        all.putAll(variables);
        return new Command(arguments, all, secrets, input);
    }

    public Command reading(String text) {
        return new Command(arguments, environment, secrets, text);
    }

    public Command withSecret(String secret) {
        Set<String> more = new HashSet<>(secrets);
        more.add(secret);
        return new Command(arguments, environment, more, input);
    }

    /**
     * The same, killed by the kernel when this Java process ends in whatever way. The kernel looks at the starting
     * <em>thread</em>; {@link ProcessRunner} keeps that one alive for as long as the program runs.
     */
    public Command endingWithStarter() {
        return startedBy(List.of("setpriv", "--pdeathsig", "KILL", "--"));
    }

    /**
     * The same, holding an exclusive flock(2) on a file. The program and its children inherit the lock (no process of
     * ours stands between), so it is free only when the last of them has gone. Ends with {@link #LOCK_HELD} when it is taken.
     */
    public Command holding(Path lock) {
        return holding("--exclusive", lock);
    }

    /** The same with a shared flock(2): others may share it, and nobody else holds it meanwhile. */
    public Command sharing(Path lock) {
        return holding("--shared", lock);
    }

    private Command holding(String kind, Path lock) {
        return startedBy(List.of(
                "flock", "--no-fork", kind, "--nonblock", "--conflict-exit-code", "" + LOCK_HELD, lock.toString()));
    }

    /** The same, started by another program, which gets it after these arguments of its own. */
    public Command startedBy(List<String> starter) {
        List<String> all = new ArrayList<>(starter);
        all.addAll(arguments);
        return new Command(all, environment, secrets, input);
    }

    public String program() {
        return arguments.getFirst();
    }

    /** The arguments as they may be shown and kept. */
    public List<String> redacted() {
        return arguments.stream().map(this::redact).toList();
    }

    @Override
    public String toString() {
        return Printable.text(String.join(" ", redacted()));
    }

    String redact(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, HIDDEN);
        }
        return redacted;
    }

    private static void checkSayable(String argument) {
        String charset = System.getProperty("sun.jnu.encoding", "UTF-8");
        CharsetEncoder encoder = Charset.forName(charset).newEncoder();
        if (argument.indexOf(0) >= 0 || !encoder.canEncode(argument)) {
            throw new UnsayableArgumentException(argument, charset);
        }
    }
}
