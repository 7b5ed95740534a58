package eus.gordailu.transfer.rsync;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pull leaves out, and the filter rules by which rsync does so.
 *
 * @param patterns of names, as rsync reads them; one that begins with a slash counts from the source's root. The first that fits, counts: one after
 *     {@code "+ "} brings what it fits, one after {@code "- "} or after nothing leaves it out
 * @param keepOuts names of files: what a directory with one of them holds is left out as far as the file's own patterns say
 */
public record Exclusions(List<String> patterns, List<String> keepOuts) {

    public static final Exclusions NONE = of(List.of());

    private static final String BRING = "+ ";
    private static final String LEAVE_OUT = "- ";

    public Exclusions {
        patterns = List.copyOf(patterns);
        keepOuts = List.copyOf(keepOuts);
        if (patterns.contains("")) {
            throw new IllegalArgumentException("An empty exclude pattern: remove it");
        }
    }

    public static Exclusions of(List<String> patterns) {
        return new Exclusions(patterns, List.of());
    }

    /** For going through a source of which nothing is known. The sender alone is told: what our side has of it is deleted. */
    public List<String> rules() {
        return before("--filter=:s- ");
    }

    /**
     * For a source in which there is probably nothing to be kept out: rsync looks for no such file, which takes as long as
     * to look at a directory, in each directory and on both sides; but it tells of one that it meets, whatever the patterns say.
     */
    public List<String> watchfulRules() {
        return before("--filter=+ ");
    }

    /** For paths that a comparison has found, and these patterns too, whatever the others bring: what is to be kept out is not among them. */
    public List<String> rulesAfterComparison(List<String> morePatterns) {
        return Stream.concat(morePatterns.stream(), patterns.stream())
                .map(Exclusions::rule)
                .toList();
    }

    /**
     * For whoever deletes at the source what is not in its backup: what may have been left out stays there. Where a pattern brings what another would
     * leave out, that stays as well.
     */
    public List<String> protections() {
        return patterns.stream()
                .filter(pattern -> !brings(pattern))
                .map(Exclusions::withoutKind)
                // A directory that is in the backup all the same would be gone through, and what it holds looked at by
                // itself.
                .flatMap(pattern -> Stream.of(pattern, pattern.replaceFirst("/+$", "") + "/**"))
                .map(pattern -> "--filter=P " + pattern)
                .toList();
    }

    /** Whether a pattern brings what another would leave out. */
    public boolean bringSome() {
        return patterns.stream().anyMatch(Exclusions::brings);
    }

    /** Whether a pattern speaks of more than a name: it may mean something else when the source begins elsewhere. */
    public boolean speakOfPlaces() {
        return patterns.stream()
                .anyMatch(pattern -> withoutKind(pattern).replaceFirst("/$", "").contains("/"));
    }

    /**
     * Whether a pattern may speak of one of these paths itself, or of a directory that leads to it: rsync passes such a path
     * over without a word. In doubt it may.
     */
    public boolean mayHide(List<String> paths) {
        Set<String> names =
                paths.stream().flatMap(path -> Arrays.stream(path.split("/"))).collect(Collectors.toSet());
        return patterns.stream()
                .filter(pattern -> !brings(pattern))
                .map(Exclusions::withoutKind)
                .map(Exclusions::lastName)
                .anyMatch(last ->
                        names.stream().anyMatch(name -> last.matcher(name).matches()));
    }

    /** What the name must be like that a pattern speaks of, or more. A question mark is a byte, of which a letter may have several. */
    private static Pattern lastName(String pattern) {
        String path = pattern.replaceFirst("/+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        String like = pattern.contains("**") || last.matches(".*[\\[\\\\].*")
                ? ".*"
                : Arrays.stream(last.split("[*?]+", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(like, Pattern.DOTALL);
    }

    private List<String> before(String rule) {
        return Stream.concat(
                        keepOuts.stream().map(name -> rule + name),
                        patterns.stream().map(Exclusions::rule))
                .toList();
    }

    /** With its kind said: in --exclude, a pattern such as "!" would be read as a rule of its own. */
    private static String rule(String pattern) {
        return "--filter=%s %s".formatted(brings(pattern) ? "+" : "-", withoutKind(pattern));
    }

    private static boolean brings(String pattern) {
        return pattern.startsWith(BRING);
    }

    private static String withoutKind(String pattern) {
        return brings(pattern) || pattern.startsWith(LEAVE_OUT) ? pattern.substring(2) : pattern;
    }
}
