package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.process.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What two runs came to that were made at the same time, and of which neither is of use without the other. */
record AtOnce<T>(T first, T second) {

    private static final Logger LOG = LoggerFactory.getLogger(AtOnce.class);

    /**
     * Makes both, each with a cancellation that comes as soon as the other has not come to its good end; then an exception
     * of either, the first before the second.
     */
    static <T> AtOnce<T> run(
            Cancellation cancellation,
            Predicate<T> good,
            Function<Cancellation, T> first,
            Function<Cancellation, T> second) {
        Cancellation both = cancellation.child();
        CompletableFuture<T> beside = CompletableFuture.supplyAsync(
                () -> endingBoth(both, good, second),
                work -> Thread.ofPlatform().daemon().name("second-run").start(work));
        T here;
        try {
            here = endingBoth(both, good, first);
        } finally {
            await(beside, both);
        }
        return new AtOnce<>(here, result(beside));
    }

    private static <T> T endingBoth(Cancellation both, Predicate<T> good, Function<Cancellation, T> run) {
        boolean ended = false;
        try {
            T result = run.apply(both);
            ended = good.test(result);
            return result;
        } finally {
            if (!ended) {
                both.cancel();
            }
        }
    }

    private static <T> void await(CompletableFuture<T> beside, Cancellation both) {
        try {
            beside.get();
        } catch (InterruptedException e) {
            both.cancel();
            beside.handle((_, _) -> true).join();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // It is thrown where its result is asked for.
            LOG.debug("The second of two runs was broken off", e);
        }
    }

    private static <T> T result(CompletableFuture<T> beside) {
        try {
            return beside.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
