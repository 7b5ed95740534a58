package eus.gordailu.gateway.restore;

import eus.gordailu.contracts.path.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The rules for what a person may have restored, and where to. */
final class RestorePaths {

    private static final String ROOT = "/";
    private static final int MOST = 1_000;

    /** Linux's longest path (PATH_MAX). */
    private static final int LONGEST = 4_096;

    /** All of them travel in one message. */
    private static final int LONGEST_TOGETHER = 200_000;

    private static final int SHOWN = 80;

    private RestorePaths() {}

    /**
     * The paths as they are asked for: each once, without a slash at its end, and the root alone.
     *
     * @throws IllegalArgumentException when one is none, or there are none or too many
     */
    static List<String> check(List<String> paths) {
        if (paths.isEmpty() || paths.size() > MOST) {
            throw new IllegalArgumentException(
                    "A restore is of 1 to %,d paths, not %,d: name them, a directory above them, or / for the whole snapshot"
                            .formatted(MOST, paths.size()));
        }
        List<String> checked =
                paths.stream().map(RestorePaths::checkPath).distinct().toList();
        if (checked.stream().mapToInt(RestorePaths::bytes).sum() > LONGEST_TOGETHER) {
            throw new IllegalArgumentException(
                    "The paths of a restore have at most %,d bytes together: name a directory above them, or make several restores"
                            .formatted(LONGEST_TOGETHER));
        }
        return checked.contains(ROOT) ? List.of(ROOT) : checked;
    }

    /**
     * The directory at the target, without a slash at its end.
     *
     * @throws IllegalArgumentException when it is none, or rsync would take it for a pattern
     */
    static String checkDirectory(String directory) {
        checkText("directory", directory);
        if (directory.chars().anyMatch(c -> Character.isISOControl(c) || "*?[\\".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "The directory \"%s\" has a control character, or one of * ? [ \\, which rsync at the client would take for a pattern: name another one"
                            .formatted(shown(directory)));
        }
        String plain = plain(directory);
        return plain.equals(ROOT) ? plain : checkNames("directory", plain);
    }

    /** Where a checked path may lead to: its backslashes can be names' own. */
    static Stream<TreePath> readings(String path) {
        return Stream.of(tree(path), TreePath.ofAbsolute(path));
    }

    private static TreePath tree(String path) {
        return TreePath.ofShown(path.substring(1));
    }

    private static String checkPath(String path) {
        checkText("path", path);
        if (path.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw new IllegalArgumentException(
                    "The path \"%s\" has a control character: write it as \\#ooo, with the three octal digits of its byte"
                            .formatted(shown(path)));
        }
        return path.equals(ROOT) ? path : checkNames("path", path.replaceAll("(?<=[^/])/$", ""));
    }

    private static void checkText(String what, String text) {
        if (!text.startsWith(ROOT)) {
            throw new IllegalArgumentException(
                    "The %s \"%s\" does not start with /: write it from the root on, such as /etc"
                            .formatted(what, shown(text)));
        }
        if (bytes(text) > LONGEST || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(
                    "A %s has at most %,d bytes, all of them text: the one that begins with \"%s\" has not"
                            .formatted(what, LONGEST, shown(text)));
        }
    }

    /** Also those that are written as octets. */
    private static String checkNames(String what, String path) {
        try {
            tree(path);
            return path;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The %s \"%s\" has an empty name, a . or a .. in it: leave it out".formatted(what, shown(path)), e);
        }
    }

    private static String plain(String path) {
        return path.replaceAll("/{2,}", ROOT).replaceAll("(?<=.)/$", "");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
