package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Finds subtrees that together hold about half of a tree's entries, so that two can go through it at the same time. */
public final class TreeHalf {

    /** With fewer entries, to begin twice costs more than it spares. */
    static final long WORTH_IT = 5_000;

    /** So many directories are remembered; of more than that, the largest. */
    private static final int REMEMBERED = 4_096;

    /** Each is named to rsync. */
    private static final int MOST = 32;

    private TreeHalf() {}

    /**
     * By names alone: no inode is looked at.
     *
     * @param brokenOff is asked at each directory whether to end
     * @return none when the tree is small, when all of it hangs together, or when it was broken off
     */
    public static List<TreePath> of(Directory root, BooleanSupplier brokenOff) throws IOException {
        return of(root, brokenOff, WORTH_IT);
    }

    static List<TreePath> of(Directory root, BooleanSupplier brokenOff, long worthIt) throws IOException {
        Weighing weighing = new Weighing(brokenOff);
        TreeWalk.walk(root, weighing);
        long all = weighing.entries();
        if (all < worthIt || brokenOff.getAsBoolean()) {
            return List.of();
        }
        Choice choice = new Choice(weighing.children(), all / 2);
        choice.from(TreePath.ROOT);
        return choice.left <= all / 2 - all / 10 ? List.copyOf(choice.chosen) : List.of();
    }

    private record Weight(TreePath directory, long entries) {}

    /** Counts what is in each directory, at any depth. */
    private static final class Weighing implements TreeVisitor {

        /** For each directory on the way, what was counted in it until now. */
        private final Deque<long[]> counts = new ArrayDeque<>(List.of(new long[1]));

        private final Deque<FileName> way = new ArrayDeque<>();
        private final List<Weight> weights = new ArrayList<>();
        private final BooleanSupplier brokenOff;
        private long least = 1;

        private Weighing(BooleanSupplier brokenOff) {
            this.brokenOff = brokenOff;
        }

        @Override
        public void file(Directory parent, FileName name) {
            counts.element()[0]++;
        }

        @Override
        public @Nullable Directory enter(Directory parent, FileName name) throws IOException {
            if (brokenOff.getAsBoolean()) {
                return null;
            }
            counts.push(new long[1]);
            way.addLast(name);
            return parent.child(name);
        }

        @Override
        public void left(Directory parent, FileName name) {
            long entries = counts.pop()[0] + 1;
            counts.element()[0] += entries;
            if (entries >= least) {
                weights.add(new Weight(place(), entries));
            }
            while (weights.size() > REMEMBERED) {
                least *= 2;
                weights.removeIf(weight -> weight.entries() < least);
            }
            way.removeLast();
        }

        private TreePath place() {
            return new TreePath(
                    String.join("/", way.stream().map(FileName::octets).toList()));
        }

        private long entries() {
            return counts.element()[0];
        }

        /** The heavier first. */
        private Map<TreePath, List<Weight>> children() {
            Map<TreePath, List<Weight>> children = new HashMap<>();
            weights.stream()
                    .sorted(Comparator.comparingLong(Weight::entries).reversed())
                    .forEach(weight -> children.computeIfAbsent(
                                    weight.directory().parent(), _ -> new ArrayList<>())
                            .add(weight));
            return children;
        }
    }

    /** Takes what fits, the largest first; into what is too large it goes down. */
    private static final class Choice {

        private final Map<TreePath, List<Weight>> children;
        private final List<TreePath> chosen = new ArrayList<>();
        private long left;

        private Choice(Map<TreePath, List<Weight>> children, long wanted) {
            this.children = children;
            this.left = wanted;
        }

        private void from(TreePath directory) {
            List<Weight> tooLarge = new ArrayList<>();
            for (Weight child : children.getOrDefault(directory, List.of())) {
                if (chosen.size() == MOST) {
                    return;
                }
                if (child.entries() <= left) {
                    chosen.add(child.directory());
                    left -= child.entries();
                } else {
                    tooLarge.add(child);
                }
            }
            if (!tooLarge.isEmpty()) {
                from(tooLarge.getFirst().directory());
            }
        }
    }
}
