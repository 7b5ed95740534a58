package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.tree.TreeEdit;
import eus.gordailu.repository.tree.TreeReader;
import eus.gordailu.transfer.pull.Comparison;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.Warning;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes out of what was kept from the latest snapshot what the job excludes by now, and did not when that was made. */
final class NewlyExcluded {

    private final SnapshotStage stage;

    NewlyExcluded(SnapshotStage stage) {
        this.stage = stage;
    }

    /**
     * Says so when it can't be told.
     *
     * @param looking finds what is excluded, which takes a look at the whole tree
     */
    List<Warning> remove(Supplier<Comparison> looking) {
        boolean asBefore = stage.latest()
                .map(latest -> latest.manifest().attempt().source().excludes())
                .filter(stage.source().excludes()::equals)
                .isPresent();
        if (asBefore) {
            return List.of();
        }
        if (!(looking.get() instanceof Comparison.Trusted trusted)) {
            return List.of(Warning.stillExcluded());
        }
        new DiskWork("remove what is excluded", stage.data()).perform(() -> remove(trusted.changes()));
        return List.of();
    }

    private void remove(Changes excluded) throws IOException {
        try (Directory data = Directory.open(stage.data());
                TreeEdit edit = new TreeEdit(data);
                Touched touched = new Touched(data)) {
            for (Change change : excluded) {
                if (change instanceof Change.Deleted(var path, var _)) {
                    touched.move(path.parent());
                    edit.remove(path);
                }
            }
            touched.putBack();
        }
    }

    /** The directory that something is taken from: it was not taken from it at the source, and so leaves its attributes as they were. */
    private static final class Touched implements AutoCloseable {

        private final TreeReader reader;
        private TreePath place = TreePath.ROOT;
        private Optional<FileStatus> before = Optional.empty();

        Touched(Directory data) throws IOException {
            this.reader = new TreeReader(data);
        }

        void move(TreePath directory) throws IOException {
            if (before.isEmpty() || !directory.equals(place)) {
                putBack();
                place = directory;
                Optional<Directory> there = reader.directory(directory);
                before = there.isPresent() ? Optional.of(there.get().status()) : Optional.empty();
            }
        }

        void putBack() throws IOException {
            Optional<Directory> left = before.isPresent() ? reader.directory(place) : Optional.empty();
            if (left.isPresent()) {
                FileStatus was = before.orElseThrow();
                left.get().inode().mode(was.permissions());
                left.get().inode().modified(was.modified());
            }
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
