package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The paths of a job together, and the directories that lead to them: rsync brings those without what else they hold. */
record JobPaths(List<JobPath> all) {

    static JobPaths of(List<String> texts) {
        return new JobPaths(texts.stream().map(JobPath::of).toList());
    }

    /** Directories that can stand in a list: rsync brings their attributes, and says so. */
    List<JobPath> listed(Path latest) {
        return all.stream()
                .filter(path -> !path.endsWithSlash() && path.isDirectoryIn(latest))
                .toList();
    }

    /** Those that were no directories, if they were there at all: they are not listed unless they differ. */
    List<JobPath> files(Path latest) {
        return all.stream()
                .filter(path -> !path.endsWithSlash() && !path.isDirectoryIn(latest))
                .toList();
    }

    /** The root and directories that links may lead to, in groups within which no path is in another. */
    List<List<JobPath>> slashed() {
        List<List<JobPath>> groups = new ArrayList<>();
        List<JobPath> left = all.stream().filter(JobPath::endsWithSlash).toList();
        while (!left.isEmpty()) {
            List<JobPath> rest = left;
            List<JobPath> group = left.stream()
                    .filter(path ->
                            rest.stream().noneMatch(other -> path.place().isBelow(other.place())))
                    .toList();
            groups.add(group);
            left = left.stream().filter(path -> !group.contains(path)).toList();
        }
        return groups;
    }

    /** Whether it is one of them. */
    boolean include(TreePath place) {
        return all.stream().anyMatch(path -> path.place().equals(place));
    }

    /** Whether rsync brings a directory's attributes by itself. In a list, a link of that name would come in its stead. */
    boolean implies(TreePath directory) {
        return all.stream()
                .anyMatch(path -> path.place().isBelow(directory)
                        || (path.endsWithSlash() && path.place().equals(directory)));
    }

    /**
     * Something in the tree that none of the paths leads to, because the job had others when it was made. No comparison
     * tells of it: rsync deletes nothing beside a path.
     */
    Optional<Path> stranger(Path tree) throws IOException {
        return stranger(tree, all.stream().map(path -> path.in(tree)).toList());
    }

    private static Optional<Path> stranger(Path directory, List<Path> wanted) throws IOException {
        if (wanted.contains(directory)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                boolean leads = wanted.stream().anyMatch(path -> path.startsWith(entry));
                Optional<Path> found = !leads
                        ? Optional.of(entry)
                        : Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                                ? stranger(entry, wanted)
                                : Optional.of(entry).filter(path -> !wanted.contains(path));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
