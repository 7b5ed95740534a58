package eus.gordailu.transfer.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process and all that it started. */
final class ProcessTree {

    private final ProcessHandle root;

    /** All ever seen: a child whose parent has gone is no descendant any more. */
    private final Set<ProcessHandle> seen = new HashSet<>();

    ProcessTree(ProcessHandle root) {
        this.root = root;
    }

    /** Asks all to end (TERM), and after the grace makes them (KILL). Returns true when they have gone, or could not be made to. */
    boolean end(Duration grace) throws InterruptedException {
        look();
        seen.forEach(ProcessHandle::destroy);
        if (!gone(grace)) {
            look();
            seen.forEach(ProcessHandle::destroyForcibly);
            gone(grace);
        }
        return true;
    }

    private void look() {
        Stream.concat(Stream.of(root), root.descendants()).forEach(seen::add);
        Set.copyOf(seen).forEach(handle -> handle.descendants().forEach(seen::add));
    }

    private boolean gone(Duration within) throws InterruptedException {
        CompletableFuture<?>[] ends = seen.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(within.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
