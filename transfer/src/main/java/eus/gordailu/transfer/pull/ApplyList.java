package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the paths that rsync is to bring into a file, from a directory above them all, each ended by a NUL byte. */
final class ApplyList {

    private final JobPaths paths;
    private final TreePath start;
    private final OutputStream out;
    private TreePath last = TreePath.ROOT;

    private ApplyList(JobPaths paths, TreePath start, OutputStream out) {
        this.paths = paths;
        this.start = start;
        this.out = out;
    }

    /**
     * The job's own directories, and what differs. In a directory of its own: rsync would take a file of the scratch
     * directory for a part of one with the same name.
     */
    static Path write(ApplyRequest request, List<JobPath> own, JobPaths paths, TreePath start) throws IOException {
        Path file = Files.createDirectories(request.pull().scratch().resolve(".gordailu-list"))
                .resolve("paths");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ApplyList list = new ApplyList(paths, start, out);
            for (JobPath path : own) {
                list.write(path.place());
            }
            for (TreePath directory : TouchedDirectories.of(request.changes())) {
                list.add(directory);
            }
            for (Change change : request.changes()) {
                list.add(change);
            }
        }
        return file;
    }

    static void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.getParent());
    }

    /** What the caller has linked is listed too: rsync leaves it as it is, but sees to the time of its directory. */
    private void add(Change change) throws IOException {
        switch (change) {
            case Change.Deleted _ -> {}
            case Change.Created _, Change.Altered _ -> add(change.path());
        }
    }

    private void add(TreePath path) throws IOException {
        // The root itself would stand for all that it holds.
        if (!path.isRoot() && !path.equals(last) && !paths.implies(path)) {
            write(path);
        }
    }

    private void write(TreePath path) throws IOException {
        out.write('/');
        out.write(path.from(start).bytes());
        out.write(0);
        last = path;
    }
}
