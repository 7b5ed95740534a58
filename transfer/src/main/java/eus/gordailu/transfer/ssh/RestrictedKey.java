package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.catalog.AuthorizedKeys;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Printable;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code gordailu-client} says of the key that leads to it. A directory above a named path is shown with nothing but what leads there, so
 * whoever backs that up must know what is named.
 *
 * @param kept how well the named paths are all that it opens
 * @param paths those that it names, without a slash at their ends
 * @param writable those that files may be restored into, likewise
 */
public record RestrictedKey(Kept kept, List<String> paths, List<String> writable) {

    /** How well the named paths are all that a key opens. */
    public enum Kept {
        /** They are all that there is for it. */
        CONFINED,
        /** Rules keep it to them; links within them may lead out of them. */
        RULED,
        /** The root is named. */
        WHOLE
    }

    private static final String NAME = "gordailu-client";
    private static final Pattern FIRST = Pattern.compile(NAME + " 1 (?<kept>confined|ruled|whole)");
    private static final String READS = "reads ";
    private static final String WRITES = "writes ";
    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(30));

    public RestrictedKey {
        paths = List.copyOf(paths);
        writable = List.copyOf(writable);
    }

    /** Asks there. Empty when something else answers, or nothing. */
    public static Answer ask(ProcessRunner runner, SshAccess access) {
        ProcessResult ended = runner.run(access.command(NAME), SHORT);
        return new Answer(ended, parse(ended.output().lines()));
    }

    /** How the question ended, and what was said if it was the script that answered. */
    public record Answer(ProcessResult ended, Optional<RestrictedKey> key) {}

    static Optional<RestrictedKey> parse(List<String> lines) {
        Matcher first = FIRST.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!first.matches()) {
            return Optional.empty();
        }
        Kept kept = Kept.valueOf(first.group("kept").toUpperCase(Locale.ROOT));
        return Optional.of(new RestrictedKey(kept, named(READS, lines), named(WRITES, lines)));
    }

    private static List<String> named(String how, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(how))
                .map(line -> line.substring(how.length()))
                .toList();
    }

    /**
     * Why these paths can't be backed up by the key, if they can't.
     *
     * @throws IllegalArgumentException when the client is not reached by ssh
     */
    public static Optional<Failure> refusal(
            ProcessRunner runner, Route route, ClientKey key, Duration connect, List<String> wanted) {
        return refusal(runner, route, key, connect, restricted -> restricted.refusal(wanted, route));
    }

    /** Why nothing can be restored into these places by the key, if that can't be done. */
    public static Optional<Failure> restoreRefusal(
            ProcessRunner runner, Route route, ClientKey key, Duration connect, List<String> places) {
        return refusal(
                runner,
                route,
                key,
                connect,
                restricted -> places.stream()
                        .filter(place -> !isWithin(restricted.writable, withoutSlash(place)))
                        .findFirst()
                        .map(place -> notWritable(place, route)));
    }

    private static Optional<Failure> refusal(
            ProcessRunner runner,
            Route route,
            ClientKey key,
            Duration connect,
            Function<RestrictedKey, Optional<Failure>> check) {
        Answer answer = ask(runner, new SshAccess(route, key, connect));
        return answer.key().isPresent()
                ? check.apply(answer.key().get())
                : SshDiagnosis.of(answer.ended(), route, key)
                        .or(() -> Optional.of(unrestricted(answer.ended(), route)));
    }

    /** Why it can't bring one of these paths as a whole, if it can't. */
    public Optional<Failure> refusal(List<String> wanted, Route route) {
        return wanted.stream()
                .filter(path -> !opens(withoutSlash(path)))
                .findFirst()
                .map(path -> notNamed(path, route));
    }

    private boolean opens(String path) {
        return isWithin(paths, path);
    }

    private static boolean isWithin(List<String> places, String path) {
        return places.stream()
                .anyMatch(named -> named.equals("/") || path.equals(named) || path.startsWith(named + "/"));
    }

    private static String withoutSlash(String path) {
        String without = path.replaceAll("/+", "/").replaceFirst("/$", "");
        return without.isEmpty() ? "/" : without;
    }

    /** A path that the key's line does not name. */
    private static Failure notNamed(String path, Route route) {
        return Failure.filled(
                FailureClass.OPERATOR_NEEDED,
                "key.path-not-named",
                "The key's line on %client% does not name %path%: put the line that is shown beside the client in authorized_keys there, in place of the old one",
                Map.of("client", route.toString(), "path", path));
    }

    /** A place that the key's line does not open for restores. */
    private static Failure notWritable(String place, Route route) {
        return Failure.filled(
                FailureClass.OPERATOR_NEEDED,
                "key.restores-not-allowed",
                "The key's line on %client% does not let anything be restored to %place%: put --restore and a directory that holds it before the paths in that line, or restore to another place or client",
                Map.of("client", route.toString(), "place", place));
    }

    /** Something else than the script answers. */
    public static Failure unrestricted(ProcessResult ended, Route route) {
        String said = ended.errors().lines().stream()
                .findFirst()
                .map(Printable::shortened)
                .orElse("no answer");
        return Failure.filled(
                FailureClass.OPERATOR_NEEDED,
                "key.unrestricted",
                "The key does not lead to gordailu-client on %client% (%message%): put that script at %script% there, and the line that is shown for the key in place of its line in authorized_keys",
                Map.of("client", route.toString(), "message", said, "script", AuthorizedKeys.READER));
    }
}
