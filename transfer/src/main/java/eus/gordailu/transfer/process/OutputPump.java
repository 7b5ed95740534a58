package eus.gordailu.transfer.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties one output of a program in a thread of its own, so that the program never waits for us. When the listener
 * fails, or is no longer wanted, the rest is read and thrown away.
 */
final class OutputPump {

    private static final Logger LOG = LoggerFactory.getLogger(OutputPump.class);

    private final LineCapture capture;
    private final Consumer<byte[]> listener;
    private final Consumer<RuntimeException> onListenerFailure;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean listening = true;

    OutputPump(Command command, Consumer<byte[]> listener, Consumer<RuntimeException> onListenerFailure) {
        this.capture = new LineCapture(command);
        this.listener = listener;
        this.onListenerFailure = onListenerFailure;
    }

    void start(String name, InputStream in, Runnable onBytes) {
        Thread.ofPlatform().daemon().name(name).start(() -> pump(in, onBytes));
    }

    /** Waits for the end of the output, but not longer: a grandchild may hold the pipe open after the program has gone. */
    CapturedOutput finish(long nanos) throws InterruptedException {
        try {
            end.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.debug("A process left behind keeps the output open: what it still writes is ignored");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        listening = false;
        return capture.captured();
    }

    private void pump(InputStream in, Runnable onBytes) {
        try (in) {
            new LineSplitter(this::line).readAll(in, onBytes);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("The output ended early", e);
        } finally {
            end.complete(null);
        }
    }

    private void line(byte[] line) {
        if (!listening) {
            return;
        }
        capture.add(line);
        try {
            listener.accept(line);
        } catch (RuntimeException e) {
            listening = false;
            onListenerFailure.accept(e);
        }
    }
}
