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
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.Warning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps what directories held that could not be looked into, or not to their end, and entries that could not be looked at: rsync makes
 * the ones empty and leaves the others out, and nobody knows that what was there has gone.
 */
final class Keeping {

    private static final int AT_A_TIME = 10_000;
    private static final int MOST_TOLD = 200;

    private final SnapshotStage stage;
    private final Known known;

    Keeping(SnapshotStage stage) {
        this.stage = stage;
        this.known = new Known(stage);
    }

    /** Links what the last good snapshot has of them into the tree, and says of which. */
    List<Warning> keep(Groundwork groundwork, List<Warning> warnings) {
        Map<TreePath, Boolean> unlisted = new LinkedHashMap<>();
        for (Warning warning : warnings) {
            warning.unlisted().ifPresent(directory -> unlisted.merge(directory, warning.listed(), Boolean::logicalAnd));
        }
        Set<TreePath> unseen = warnings.stream()
                .flatMap(warning -> warning.unseen().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<StoredSnapshot.Published> latest = stage.latest();
        boolean moreClosed = warnings.stream().anyMatch(Warning::moreClosed);
        if ((unlisted.isEmpty() && unseen.isEmpty() && !moreClosed) || latest.isEmpty()) {
            return List.of();
        }
        SnapshotId snapshot = latest.get().id();
        return new DiskWork("keep what could not be looked into", stage.data()).run(() -> {
            try (Directory before = Directory.open(latest.get().data());
                    Directory data = Directory.open(stage.data());
                    TreeReader from = new TreeReader(before);
                    TreeReader to = new TreeReader(data)) {
                if (groundwork instanceof Groundwork.Differences differences) {
                    return entries(changed(differences.comparison().changes()), from, to, snapshot);
                }
                List<Warning> kept = directories(unlisted, from, to, snapshot);
                kept.addAll(entries(unseen.stream(), from, to, snapshot));
                Set<Long> named = named(from, unseen);
                if (moreClosed || !named.isEmpty()) {
                    kept.addAll(told(
                            MissingFiles.keep(
                                    before, data, stage.source(), inode -> moreClosed || named.contains(inode)),
                            snapshot));
                }
                return kept;
            }
        });
    }

    private List<Warning> directories(
            Map<TreePath, Boolean> unlisted, TreeReader from, TreeReader to, SnapshotId snapshot) throws IOException {
        List<Warning> kept = new ArrayList<>();
        for (Map.Entry<TreePath, Boolean> each : unlisted.entrySet()) {
            TreePath directory = each.getKey();
            LinkedTree linked = keep(from.parentOf(directory), to.parentOf(directory), directory, each.getValue());
            kept.addAll(told(linked, Warning.kept(directory, snapshot)));
        }
        return kept;
    }

    /** There may be millions, most of which are there: they are looked at some thousand at a time. */
    private List<Warning> entries(Stream<TreePath> paths, TreeReader from, TreeReader to, SnapshotId snapshot)
            throws IOException {
        List<Warning> kept = new ArrayList<>();
        long more = 0;
        for (Iterator<TreePath> left = paths.iterator(); left.hasNext(); ) {
            for (Map.Entry<TreePath, Set<FileName>> each :
                    byDirectory(left, AT_A_TIME).entrySet()) {
                TreePath directory = each.getKey();
                LinkedTree linked = keep(from.directory(directory), to.directory(directory), each.getValue());
                List<Warning> told = told(linked, Warning.kept(directory, entries(linked), snapshot));
                if (kept.size() < MOST_TOLD) {
                    kept.addAll(told);
                } else {
                    more += told.size();
                }
            }
        }
        if (more > 0) {
            kept.add(Warning.more(more));
        }
        return kept;
    }

    /**
     * Where the source could be compared, and not all that differs be fetched any more, only that can be missing: what was deleted had gone, and all else
     * is in the copy. Some of it may have gone since; that stays for one snapshot more.
     */
    private static Stream<TreePath> changed(Changes changes) {
        return changes.stream()
                .filter(change -> change instanceof Change.Altered altered && !altered.isDirectory())
                .map(Change::path);
    }

    /**
     * The inodes of those that may have more names: of several, rsync tells one. Some of the others may have gone; they stay as long as the file
     * can't be read.
     */
    private static Set<Long> named(TreeReader from, Set<TreePath> unseen) throws IOException {
        Set<Long> inodes = new HashSet<>();
        for (TreePath path : unseen) {
            FileName name = new FileName(path.name());
            Optional<Directory> parent = from.parentOf(path);
            if (parent.isPresent() && parent.get().has(name)) {
                FileStatus status = parent.get().status(name);
                if (!status.isDirectory() && status.links() > 1) {
                    inodes.add(status.inode());
                }
            }
        }
        return inodes;
    }

    private static Map<TreePath, Set<FileName>> byDirectory(Iterator<TreePath> entries, int most) {
        Map<TreePath, Set<FileName>> directories = new LinkedHashMap<>();
        for (int count = 0; count < most && entries.hasNext(); count++) {
            TreePath path = entries.next();
            directories
                    .computeIfAbsent(path.parent(), _ -> new LinkedHashSet<>())
                    .add(new FileName(path.name()));
        }
        return directories;
    }

    /**
     * A directory may have been listed in part, and by an earlier attempt: what is in it now is newer.
     *
     * @param listed that it was listed: only when nothing of it could be fetched could it not be entered
     */
    private LinkedTree keep(Optional<Directory> from, Optional<Directory> to, TreePath path, boolean listed)
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
            LinkedTree linked = listed && known.entered(now)
                    ? LinkedTree.NOTHING
                    : TreeLink.completeThroughout(before, now, known.directories());
            now.inode().mode(own.permissions());
            return linked;
        }
    }

    private LinkedTree keep(Optional<Directory> from, Optional<Directory> to, Set<FileName> entries)
            throws IOException {
        return from.isEmpty() || to.isEmpty()
                ? LinkedTree.NOTHING
                : TreeLink.completeThroughout(from.get(), to.get(), entries, known.directories());
    }

    private static long entries(LinkedTree linked) {
        return linked.directories() + linked.linked() + linked.copied();
    }

    private static List<Warning> told(LinkedTree linked, Warning kept) {
        List<Warning> told = new ArrayList<>();
        if (entries(linked) > 0) {
            told.add(kept);
        }
        if (linked.copied() > 0) {
            told.add(Warning.fullInodes(linked.copied(), linked.named().getFirst()));
        }
        return told;
    }

    private static List<Warning> told(MissingFiles.Kept kept, SnapshotId snapshot) {
        return Stream.concat(
                        kept.first().map(first -> Warning.keptMissing(kept.files(), first, snapshot)).stream(),
                        kept.firstCopied().map(first -> Warning.fullInodes(kept.copied(), first)).stream())
                .toList();
    }

    private static boolean isDirectory(Directory parent, FileName name) throws IOException {
        return parent.has(name) && parent.status(name).type() == EntryType.DIRECTORY;
    }
}
