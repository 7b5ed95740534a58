package eus.gordailu.repository.changes;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import eus.gordailu.repository.tree.TreeReader;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what was removed by the nearest directory above it that is still there: where that holds no file now, it held all of it.
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

    /** Those of the directories that have lost most that hold no file now, at any depth; the root is none of them. */
    List<EmptiedDirectory> emptied() throws IOException {
        Map<TreePath, Sum> together = new LinkedHashMap<>();
        for (Map.Entry<TreePath, Sum> directory : greatest().entrySet()) {
            TreePath path = highestWithoutFiles(directory.getKey());
            if (!path.isRoot()) {
                Sum sum = together.computeIfAbsent(path, _ -> new Sum());
                sum.files += directory.getValue().files;
                sum.bytes += directory.getValue().bytes;
            }
        }
        return together.entrySet().stream()
                .map(each -> new EmptiedDirectory(each.getKey(), each.getValue().files, each.getValue().bytes))
                .toList();
    }

    /** The directory, or one above it; the root when it is not there or holds a file. */
    private TreePath highestWithoutFiles(TreePath directory) throws IOException {
        TreePath highest = TreePath.ROOT;
        for (TreePath path = directory; !path.isRoot() && holdsNoFile(path); path = path.parent()) {
            highest = path;
        }
        return highest;
    }

    /** The directories of a disk that was just made hold none. */
    private boolean holdsNoFile(TreePath path) throws IOException {
        Optional<Directory> directory = tree.directory(path);
        if (directory.isEmpty()) {
            return false;
        }
        AtomicBoolean found = new AtomicBoolean();
        TreeWalk.walk(directory.get(), new TreeVisitor() {
            @Override
            public void file(Directory parent, FileName name) {
                found.set(true);
            }

            @Override
            public @Nullable Directory enter(Directory parent, FileName name) throws IOException {
                return found.get() ? null : parent.child(name);
            }
        });
        return !found.get();
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
