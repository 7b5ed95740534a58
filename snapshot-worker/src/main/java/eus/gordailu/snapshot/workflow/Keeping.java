package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.EntryType;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.tree.LinkedTree;
import eus.gordailu.repository.tree.TreeLink;
import eus.gordailu.repository.tree.TreeReader;
import eus.gordailu.transfer.rsync.Warning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps what directories held that could not be looked into, or not to their end, and entries that could not be looked at: rsync makes
 * the ones empty and leaves the others out, and nobody knows that what was there has gone.
 */
final class Keeping {

    private final SnapshotStage stage;

    Keeping(SnapshotStage stage) {
        this.stage = stage;
    }

    /** Links what the last good snapshot has of them into the tree, and says of which. */
    List<Warning> keep(List<Warning> warnings) {
        Map<TreePath, Boolean> unlisted = new LinkedHashMap<>();
        for (Warning warning : warnings) {
            warning.unlisted().ifPresent(directory -> unlisted.merge(directory, warning.listed(), Boolean::logicalAnd));
        }
        Set<TreePath> unseen = warnings.stream()
                .flatMap(warning -> warning.unseen().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<StoredSnapshot.Published> latest = stage.latest();
        if ((unlisted.isEmpty() && unseen.isEmpty()) || latest.isEmpty()) {
            return List.of();
        }
        return new DiskWork("keep what could not be looked into", stage.data()).run(() -> {
            try (Directory before = Directory.open(latest.get().data());
                    Directory data = Directory.open(stage.data());
                    TreeReader from = new TreeReader(before);
                    TreeReader to = new TreeReader(data)) {
                List<Warning> kept = new ArrayList<>();
                for (Map.Entry<TreePath, Boolean> each : unlisted.entrySet()) {
                    TreePath directory = each.getKey();
                    LinkedTree linked =
                            keep(from.parentOf(directory), to.parentOf(directory), directory, each.getValue());
                    kept.addAll(told(linked, directory, latest.get().id()));
                }
                for (TreePath entry : unseen) {
                    LinkedTree linked = keep(from.parentOf(entry), to.parentOf(entry), entry);
                    kept.addAll(told(linked, entry, latest.get().id()));
                }
                return kept;
            }
        });
    }

    /**
     * A directory may have been listed in part, and by an earlier attempt: what is in it now is newer.
     *
     * @param listed that it was listed: only when nothing of it could be fetched could it not be entered
     */
    private static LinkedTree keep(Optional<Directory> from, Optional<Directory> to, TreePath path, boolean listed)
            throws IOException {
        if (from.isEmpty() || to.isEmpty() || path.isRoot()) {
            return LinkedTree.NOTHING;
        }
        FileName name = new FileName(path.name());
        if (!isDirectory(from.get(), name) || !isDirectory(to.get(), name)) {
            return LinkedTree.NOTHING;
        }
        FileStatus own = to.get().status(name);
        try (Directory before = from.get().child(name);
                Directory now = to.get().childForced(name)) {
            LinkedTree linked = listed && !now.empty() ? LinkedTree.NOTHING : TreeLink.complete(before, now);
            now.inode().mode(own.permissions());
            return linked;
        }
    }

    private static LinkedTree keep(Optional<Directory> from, Optional<Directory> to, TreePath entry)
            throws IOException {
        return from.isEmpty() || to.isEmpty()
                ? LinkedTree.NOTHING
                : TreeLink.complete(from.get(), to.get(), new FileName(entry.name()));
    }

    private static List<Warning> told(LinkedTree linked, TreePath place, SnapshotId snapshot) {
        List<Warning> told = new ArrayList<>();
        if (linked.directories() + linked.linked() + linked.copied() > 0) {
            told.add(Warning.kept(place, snapshot));
        }
        if (linked.copied() > 0) {
            told.add(Warning.fullInodes(linked.copied(), linked.named().getFirst()));
        }
        return told;
    }

    private static boolean isDirectory(Directory parent, FileName name) throws IOException {
        return parent.has(name) && parent.status(name).type() == EntryType.DIRECTORY;
    }
}
