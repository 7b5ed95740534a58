package eus.gordailu.snapshot.workflow;

import eus.gordailu.repository.RepositoryException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work on a disk by a thread of its own, beside that of an attempt, which waits for it or gives it up. */
final class SideWork<T> {

    private final FutureTask<T> task;
    private final Thread thread;

    private SideWork(FutureTask<T> task, Thread thread) {
        this.task = task;
        this.thread = thread;
    }

    static <T> SideWork<T> begin(String what, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name(Thread.currentThread().getName() + "-" + what)
                .start(task);
        return new SideWork<>(task, thread);
    }

    /**
     * Waits for it.
     *
     * @throws RepositoryException that of the work
     * @throws CancellationException when this thread is interrupted; the work is given up, and has ended
     */
    T result() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RepositoryException refused) {
                throw refused;
            }
            throw new IllegalStateException("%s failed".formatted(thread.getName()), e.getCause());
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
            throw new CancellationException("%s was broken off".formatted(thread.getName()));
        }
    }

    /** Interrupts it, and returns when it has ended, also in a thread that is interrupted: whoever goes on may give back the job's lock. */
    void giveUp() {
        task.cancel(true);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
