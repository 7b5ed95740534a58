package eus.gordailu.repository.changes;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import eus.gordailu.repository.tree.TreeReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what was removed by the nearest directory above it that is still there: where that holds no file now, it held all of it.
 * Of very many directories those that have lost least are told
 * as the one above them.
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
            forget(greatest().keySet());
        }
        return sums.computeIfAbsent(directory, _ -> new Sum());
    }

    /** What all but these have lost counts for the directories above them, until there are few enough. */
    private void forget(Set<TreePath> greatest) {
        boolean fewer = true;
        while (fewer && 2 * sums.size() > remembered) {
            Map<TreePath, Sum> before = Map.copyOf(sums);
            sums.keySet().retainAll(greatest);
            before.forEach((directory, lost) -> {
                if (!greatest.contains(directory)) {
                    Sum above =
                            sums.computeIfAbsent(directory.isRoot() ? directory : directory.parent(), _ -> new Sum());
                    above.files += lost.files;
                    above.bytes += lost.bytes;
                }
            });
            fewer = sums.size() < before.size();
        }
    }

    /** Those of the directories that have lost most that hold no file now, at any depth; the root is none of them. */
    List<EmptiedDirectory> emptied() throws IOException {
        Map<TreePath, Sum> emptied = new LinkedHashMap<>();
        Files files = new Files();
        for (TreePath directory : greatest().keySet()) {
            TreePath highest = files.highestWithout(directory);
            if (!highest.isRoot()) {
                emptied.putIfAbsent(highest, new Sum());
            }
        }
        sums.forEach((directory, lost) -> {
            for (TreePath path = directory; !path.isRoot(); path = path.parent()) {
                Sum sum = emptied.get(path);
                if (sum != null) {
                    sum.files += lost.files;
                    sum.bytes += lost.bytes;
                }
            }
        });
        return emptied.entrySet().stream()
                .map(each -> new EmptiedDirectory(each.getKey(), each.getValue().files, each.getValue().bytes))
                .toList();
    }

    /** Remembers what was found of a directory: none is walked through for each one that is in it. */
    private final class Files {

        private final Map<TreePath, Boolean> lacking = new HashMap<>();

        /** The directory, or one above it; the root when it is not there or holds a file. */
        TreePath highestWithout(TreePath directory) throws IOException {
            TreePath highest = TreePath.ROOT;
            for (TreePath path = directory; !path.isRoot() && areLackingIn(path); path = path.parent()) {
                highest = path;
            }
            return highest;
        }

        private boolean areLackingIn(TreePath path) throws IOException {
            for (TreePath above = path.parent(); !above.isRoot(); above = above.parent()) {
                if (lacking.getOrDefault(above, false)) {
                    return true;
                }
            }
            Boolean known = lacking.get(path);
            if (known == null) {
                known = look(path);
                lacking.put(path, known);
            }
            return known;
        }

        /** A disk that was just made holds directories alone. */
        private boolean look(TreePath path) throws IOException {
            Optional<Directory> directory = tree.directory(path);
            if (directory.isEmpty()) {
                return false;
            }
            AtomicBoolean found = new AtomicBoolean();
            Deque<String> way = new ArrayDeque<>(path.names());
            TreeWalk.walk(directory.get(), new TreeVisitor() {
                @Override
                public void file(Directory parent, FileName name) {
                    found.set(true);
                }

                @Override
                public @Nullable Directory enter(Directory parent, FileName name) throws IOException {
                    way.addLast(name.octets());
                    if (found.get() || lacking.getOrDefault(new TreePath(String.join("/", way)), false)) {
                        way.removeLast();
                        return null;
                    }
                    return parent.child(name);
                }

                @Override
                public void left(Directory parent, FileName name) {
                    way.removeLast();
                }
            });
            return !found.get();
        }
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
