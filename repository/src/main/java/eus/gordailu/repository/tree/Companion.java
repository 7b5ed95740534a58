package eus.gordailu.repository.tree;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A second thread, which makes some subtrees of a copy right while the first goes through the rest. */
final class Companion implements AutoCloseable {

    private final Set<TreePath> apart;
    private final FullInodes fullInodes;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("staging-companion").factory());
    private final List<Future<Tally>> subtrees = new ArrayList<>();
    private final List<Directory> taken = new ArrayList<>();

    Companion(List<TreePath> apart, FullInodes fullInodes) {
        this.apart = Set.copyOf(apart);
        this.fullInodes = fullInodes;
    }

    boolean takes(TreePath directory) {
        return apart.contains(directory);
    }

    /** Takes over a subtree; both directories are closed with this. */
    void take(Directory source, Directory target, boolean isNew) {
        taken.add(source);
        taken.add(target);
        subtrees.add(thread.submit(() -> TwinWalk.of(source, target, isNew, fullInodes, null)));
    }

    /** Waits for all that was taken over, and says what was done. */
    Tally join() throws IOException {
        Tally all = new Tally();
        for (Future<Tally> subtree : subtrees) {
            try {
                all.add(subtree.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The copying of a tree was broken off");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException refused) {
                    throw refused;
                }
                throw new IllegalStateException("A part of a tree could not be copied", e.getCause());
            }
        }
        return all;
    }

    /** Breaks off what is not done, and returns when nothing is written any more. */
    @Override
    public void close() {
        thread.shutdownNow();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        taken.forEach(Directory::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
