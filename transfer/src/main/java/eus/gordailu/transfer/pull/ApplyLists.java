package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The job's own directories, and what differs: in one list, or divided among two that rsync may bring at the same time. */
record ApplyLists(Path first, Optional<Path> second) {

    /** Each run has some tens of milliseconds of its own. */
    static final long WORTH_TWO = 500;

    /**
     * Parts that were compared each by itself, and no others, can be brought so: names of one file that changed together are
     * told by nothing. A directory that both lists lead to gets its attributes in both runs, and for good in the one that ends later.
     *
     * @param worthTwo with so many changes in each, two parts get a list each
     */
    static ApplyLists write(ApplyRequest request, JobPaths paths, List<JobPath> own, TreePath start, long worthTwo)
            throws IOException {
        // In a directory of its own: rsync would take a file of the scratch directory for a part of one with the same
        // name.
        Path directory = Files.createDirectories(request.pull().scratch().resolve(".gordailu-list"));
        long count = request.changes().count();
        long first = request.changes().firstPart().orElse(count);
        ApplyLists lists = new ApplyLists(
                directory.resolve("paths"),
                Optional.of(directory.resolve("more-paths")).filter(_ -> Math.min(first, count - first) >= worthTwo));
        try (ApplyList list = new ApplyList(lists.first, paths, start)) {
            for (JobPath path : own) {
                list.write(path.place());
            }
            for (TreePath touched : TouchedDirectories.of(request.changes())) {
                list.add(touched);
            }
            Iterator<Change> changes = request.changes().iterator();
            Function<Change, Optional<TreePath>> told = request.told();
            list.add(changes, lists.second.isPresent() ? first : count, told);
            if (lists.second.isPresent()) {
                try (ApplyList more = new ApplyList(lists.second.get(), paths, start)) {
                    more.add(changes, count - first, told);
                }
            }
        }
        return lists;
    }

    void remove() throws IOException {
        Files.deleteIfExists(first);
        if (second.isPresent()) {
            Files.deleteIfExists(second.get());
        }
        Files.deleteIfExists(first.getParent());
    }
}
