package eus.gordailu.contracts.catalog;

import java.util.List;

/** The rules for paths and patterns that a person gives. */
public final class SourcePaths {

    /** Linux's longest path (PATH_MAX). */
    private static final int LONGEST = 4_096;

    private static final int MOST = 60_000;

    private SourcePaths() {}

    /**
     * The paths of a job.
     *
     * @throws IllegalArgumentException when one is none, or there are none or too many
     */
    public static List<String> check(List<String> paths) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("A job needs at least one path to back up: add one, such as /etc");
        }
        paths.forEach(path -> checkAbsolute("path to back up", path));
        checkSum("paths", paths);
        return List.copyOf(paths);
    }

    /**
     * The excludes of a job.
     *
     * @throws IllegalArgumentException when one is none, or they are too many
     */
    public static List<String> checkPatterns(List<String> patterns) {
        checkSum("excludes", patterns);
        if (patterns.stream()
                .anyMatch(pattern -> withoutKind(pattern).isBlank() || hasLineEnd(pattern) || isTooMuch(pattern))) {
            throw new IllegalArgumentException(
                    "An exclude is one rsync pattern of at most 4,096 characters, without line ends, such as *.tmp, or \"+ *.doc\" for what is not to be left out by those after it: correct or remove the one that is not");
        }
        return List.copyOf(patterns);
    }

    static void checkAbsolute(String what, String path) {
        if (path.isBlank()) {
            throw new IllegalArgumentException("A %s must not be empty: give one, such as /etc".formatted(what));
        }
        if (isTooMuch(path)) {
            throw new IllegalArgumentException(
                    "A %s has at most %,d characters, all of them text: the one that begins with \"%s\" has not"
                            .formatted(what, LONGEST, path.substring(0, Math.min(40, path.length()))));
        }
        if (!path.startsWith("/") || hasLineEnd(path) || dots(path)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no %s: it starts with / and has no . or .. parts and no line ends"
                            .formatted(path, what));
        }
    }

    /** All of them travel in one message, and to rsync in one command. */
    private static void checkSum(String what, List<String> texts) {
        if (texts.stream().mapToInt(String::length).sum() > MOST) {
            throw new IllegalArgumentException(
                    "The %s of a job have at most %,d characters together: make several jobs, or name directories above them"
                            .formatted(what, MOST));
        }
    }

    private static String withoutKind(String pattern) {
        return pattern.startsWith("+ ") || pattern.startsWith("- ") ? pattern.substring(2) : pattern;
    }

    private static boolean isTooMuch(String text) {
        return text.length() > LONGEST || !CatalogNames.isText(text);
    }

    private static boolean dots(String path) {
        return List.of(path.split("/")).stream().anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    private static boolean hasLineEnd(String text) {
        return text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0);
    }
}
