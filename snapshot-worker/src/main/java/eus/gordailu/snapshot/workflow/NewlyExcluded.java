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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        try (Directory data = Directory.open(stage.data())) {
            Map<TreePath, FileStatus> touched = new TreeMap<>();
            try (TreeEdit edit = new TreeEdit(data);
                    TreeReader reader = new TreeReader(data)) {
                for (Change change : excluded) {
                    if (change instanceof Change.Deleted(var path, var _)) {
                        look(reader, path.parent(), touched);
                        edit.remove(path);
                    }
                }
            }
            putBack(data, touched);
        }
    }

    private static void look(TreeReader reader, TreePath directory, Map<TreePath, FileStatus> touched)
            throws IOException {
        if (!touched.containsKey(directory)) {
            Optional<Directory> there = reader.directory(directory);
            if (there.isPresent()) {
                touched.put(directory, there.get().status());
            }
        }
    }

    /** What was taken from a directory was not taken from it at the source. */
    private static void putBack(Directory data, Map<TreePath, FileStatus> touched) throws IOException {
        try (TreeReader reader = new TreeReader(data)) {
            for (Map.Entry<TreePath, FileStatus> each : touched.entrySet()) {
                Optional<Directory> left = reader.directory(each.getKey());
                if (left.isPresent()) {
                    left.get().inode().mode(each.getValue().permissions());
                    left.get().inode().modified(each.getValue().modified());
                }
            }
        }
    }
}
