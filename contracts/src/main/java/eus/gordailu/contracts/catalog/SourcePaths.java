package eus.gordailu.contracts.catalog;

import java.util.List;

/** The rules for paths and patterns that a person gives. */
final class SourcePaths {

    private SourcePaths() {}

    static List<String> check(List<String> paths) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("A job needs at least one path to back up: add one, such as /etc");
        }
        paths.forEach(path -> checkAbsolute("path to back up", path));
        return List.copyOf(paths);
    }

    static List<String> checkPatterns(List<String> patterns) {
        if (patterns.stream().anyMatch(pattern -> pattern.isBlank() || hasLineEnd(pattern))) {
            throw new IllegalArgumentException(
                    "An exclude is one rsync pattern without line ends, such as *.tmp: correct or remove the empty one");
        }
        return List.copyOf(patterns);
    }

    static void checkAbsolute(String what, String path) {
        if (path.isBlank()) {
            throw new IllegalArgumentException("A %s must not be empty: give one, such as /etc".formatted(what));
        }
        if (!path.startsWith("/") || hasLineEnd(path) || dots(path)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no %s: it starts with / and has no . or .. parts and no line ends"
                            .formatted(path, what));
        }
    }

    private static boolean dots(String path) {
        return List.of(path.split("/")).stream().anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    private static boolean hasLineEnd(String text) {
        return text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0);
    }
}
