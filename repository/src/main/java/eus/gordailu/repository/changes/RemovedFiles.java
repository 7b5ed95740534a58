package eus.gordailu.repository.changes;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.tree.TreeReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Sums up what was removed by the nearest directory above it that is still there: where that is empty now, it held all of it.
 * Of very many directories those that have lost least are forgotten.
 */
final class RemovedFiles {

    /** No more directories than these can each have held a hundredth of a tree. */
    private static final int GREATEST = 100;

    private static final class Sum {

        private long files;
        private long bytes;
    }

    private final TreeReader tree;
    private final int remembered;
    private final Map<TreePath, Sum> sums = new HashMap<>();
    private TreePath lastParent = TreePath.ROOT;
    private Sum last = new Sum();

    /** None yet, from a tree that is open as long as this; at most so many directories are remembered. */
    RemovedFiles(TreeReader tree, int remembered) {
        this.tree = tree;
        this.remembered = remembered;
        sums.put(lastParent, last);
    }

    /** What a directory held comes one after the other: the tree is asked once for each directory. */
    void add(TreePath file, long bytes) throws IOException {
        TreePath parent = file.parent();
        if (!parent.equals(lastParent)) {
            last = sum(tree.nearestAbove(file));
            lastParent = parent;
        }
        last.files++;
        last.bytes += bytes;
    }

    private Sum sum(TreePath directory) {
        if (sums.size() >= remembered && !sums.containsKey(directory)) {
            sums.keySet().retainAll(greatest().keySet());
        }
        return sums.computeIfAbsent(directory, _ -> new Sum());
    }

    /** Those of the directories that have lost most that are empty now; the root is none of them. */
    List<EmptiedDirectory> emptied() throws IOException {
        List<EmptiedDirectory> emptied = new ArrayList<>();
        for (Map.Entry<TreePath, Sum> directory : greatest().entrySet()) {
            TreePath path = directory.getKey();
            Sum lost = directory.getValue();
            if (!path.isRoot() && isEmpty(path)) {
                emptied.add(new EmptiedDirectory(path, lost.files, lost.bytes));
            }
        }
        return emptied;
    }

    private boolean isEmpty(TreePath path) throws IOException {
        Optional<Directory> directory = tree.directory(path);
        return directory.isPresent() && directory.get().empty();
    }

    private Map<TreePath, Sum> greatest() {
        Map<TreePath, Sum> greatest = new LinkedHashMap<>();
        Stream.<ToLongFunction<Sum>>of(sum -> sum.files, sum -> sum.bytes)
                .flatMap(lost -> sums.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(
                                Comparator.comparingLong(lost).reversed()))
                        .limit(GREATEST))
                .forEach(entry -> greatest.put(entry.getKey(), entry.getValue()));
        return greatest;
    }
}
