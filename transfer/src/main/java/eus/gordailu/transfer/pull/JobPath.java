package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A path of a job as rsync gets it, {@code /srv/www}, and its place in the tree, {@code srv/www}. */
record JobPath(String text, TreePath place) {

    static JobPath of(String text) {
        return new JobPath(text, TreePath.ofAbsolute(text));
    }

    /** Where it is in a tree on this machine. */
    Path in(Path tree) {
        return Path.of(tree + text);
    }

    boolean isDirectoryIn(Path tree) {
        return Files.isDirectory(in(tree), LinkOption.NOFOLLOW_LINKS);
    }

    /** The root, or a directory that a link may lead to: in a list rsync would take either for something else. */
    boolean endsWithSlash() {
        return text.endsWith("/");
    }

    /** A pattern for all that it holds. */
    String contentsPattern() {
        String directory = text.replaceAll("/+", "/").replaceAll("[*?\\[\\\\]", "\\\\$0");
        return directory.endsWith("/") ? directory + "*" : directory + "/*";
    }
}
