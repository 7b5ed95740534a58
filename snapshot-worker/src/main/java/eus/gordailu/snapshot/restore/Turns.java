package eus.gordailu.snapshot.restore;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.restore.RestoreRequested;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Lets a few restores be carried out at the same time, in the order in which they were asked for, but those to one client one after the other: they may be
 * to the same place. The threads live as long as the worker: a transfer ends with the thread that began it.
 */
final class Turns implements AutoCloseable {

    private static final int PATIENCE_IN_SECONDS = 20;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<ClientId> busy = new HashSet<>();
    private final ExecutorService threads;
    private final int atOnce;

    private record Waiting(RestoreRequested command, Runnable work) {

        private ClientId client() {
            return command.target().id();
        }
    }

    Turns(int atOnce) {
        this.atOnce = atOnce;
        this.threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().name("restore-", 1).factory());
    }

    /** The work is done when it is its turn. */
    synchronized void add(RestoreRequested command, Runnable work) {
        waiting.add(new Waiting(command, work));
        call();
    }

    /** Takes one out; empty when it has had its turn. */
    synchronized Optional<RestoreRequested> remove(RestoreId id) {
        Optional<Waiting> found = waiting.stream()
                .filter(each -> each.command().restoreId().equals(id))
                .findFirst();
        found.ifPresent(waiting::remove);
        return found.map(Waiting::command);
    }

    private void call() {
        for (Iterator<Waiting> left = waiting.iterator(); busy.size() < atOnce && left.hasNext(); ) {
            Waiting next = left.next();
            if (busy.add(next.client())) {
                left.remove();
                threads.execute(() -> {
                    try {
                        next.work().run();
                    } finally {
                        over(next);
                    }
                });
            }
        }
    }

    private synchronized void over(Waiting ended) {
        busy.remove(ended.client());
        call();
    }

    /** What is under way is broken off. */
    @Override
    public void close() {
        synchronized (this) {
            waiting.clear();
        }
        threads.shutdownNow();
        try {
            threads.awaitTermination(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
