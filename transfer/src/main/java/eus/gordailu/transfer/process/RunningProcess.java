package eus.gordailu.transfer.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program under way. One platform thread starts it, watches its limits and stays until it has gone: the kernel's
 * parent-death signal is tied to that thread, and a carrier of virtual threads may end at any time.
 */
public final class RunningProcess {

    private static final Logger LOG = LoggerFactory.getLogger(RunningProcess.class);

    /** What is still in the pipes when the program has gone is read in this time. */
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Longer than what was started elsewhere is given for its end. */
    private static final int HANG_UP_SECONDS = 8;

    /** So often within the time that it may be idle it is looked at. */
    private static final int LOOKS = 10;

    private static final long LONGEST_WAIT = TimeUnit.HOURS.toNanos(1);

    private final Command command;
    private final ProcessLimits limits;
    private final OutputPump output;
    private final OutputPump errors;
    private final Thread watcher;
    private final CompletableFuture<Long> pid = new CompletableFuture<>();
    private final CompletableFuture<ProcessResult> result = new CompletableFuture<>();
    private volatile long lastSign = System.nanoTime();
    private volatile @Nullable Stop stop;
    private volatile @Nullable RuntimeException listenerFailure;
    private boolean watching = true;

    RunningProcess(Command command, ProcessLimits limits, OutputListener listener) {
        this.command = command;
        this.limits = limits;
        this.output = new OutputPump(command, listener::standardOutput, this::listenerFailed);
        this.errors = new OutputPump(command, listener::standardError, this::listenerFailed);
        this.watcher =
                Thread.ofPlatform().daemon().name("watch-" + command.program()).unstarted(this::live);
    }

    void start() {
        watcher.start();
        try {
            pid.join();
        } catch (CompletionException e) {
            throw new ProgramNotStartedException(command.program(), e);
        }
    }

    public long pid() {
        return pid.join();
    }

    /** Ends the program and all that it started. Returns at once; {@link #await} tells when it is done. */
    public void abort() {
        stop(Stop.ABORTED);
    }

    /** Waits for the end. An interrupt of the waiting thread aborts the program; the thread stays interrupted. */
    public ProcessResult await() {
        boolean interrupted = false;
        while (true) {
            try {
                ProcessResult ended = result.get();
                RuntimeException failure = listenerFailure;
                if (failure != null) {
                    throw failure;
                }
                return ended;
            } catch (InterruptedException e) {
                interrupted = true;
                abort();
            } catch (ExecutionException e) {
                throw new IllegalStateException("The watch over %s broke".formatted(command.program()), e);
            } finally {
                if (interrupted && result.isDone()) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private void live() {
        long begin = System.nanoTime();
        Process process;
        try {
            process = ProcessRunner.builder(command).start();
        } catch (IOException | RuntimeException | Error e) {
            pid.completeExceptionally(e);
            return;
        }
        LOG.debug("Started {}: {}", process.pid(), command);
        try {
            output.start("stdout-" + process.pid(), process.getInputStream(), this::sawOutput);
            errors.start("stderr-" + process.pid(), process.getErrorStream(), this::sawOutput);
            if (!command.input().isEmpty()) {
                Thread.ofPlatform().daemon().name("stdin-" + process.pid()).start(() -> feed(process));
            }
            pid.complete(process.pid());
            watch(process, begin);
            result.complete(finished(process, begin));
        } catch (InterruptedException | RuntimeException | Error e) {
            // An Error too: that no more threads can be had must not leave anybody waiting for ever.
            process.destroyForcibly();
            pid.completeExceptionally(e);
            result.completeExceptionally(e);
        }
    }

    /** What a program with an input has started elsewhere ends by that input's end, and so the program; false when it does not. */
    private boolean hangUp(Process process) throws InterruptedException {
        if (command.input().isEmpty()) {
            return false;
        }
        // Its input may still be being written, and then this waits for that.
        Thread.ofPlatform().daemon().name("hangup-" + process.pid()).start(() -> close(process));
        return process.waitFor(HANG_UP_SECONDS, TimeUnit.SECONDS)
                && process.descendants().findAny().isEmpty();
    }

    private static void close(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("The input of {} was closed already: {}", process.pid(), e.toString());
        }
    }

    /** Never closes: see {@link Command}. */
    private void feed(Process process) {
        try {
            OutputStream input = process.getOutputStream();
            input.write(command.input().getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            LOG.debug("{} did not read all that it was given: {}", process.pid(), e.toString());
        }
    }

    private void watch(Process process, long begin) {
        Pulse pulse = new Pulse(process.toHandle(), limits.worker());
        ProcessTree tree = new ProcessTree(process.toHandle());
        boolean gone = false;
        while (!gone) {
            try {
                gone = stop == null
                        ? process.waitFor(nanosLeft(begin), TimeUnit.NANOSECONDS)
                        : hangUp(process) || tree.end(limits.grace());
                if (!gone) {
                    limitPassed(begin, pulse).ifPresent(this::stop);
                }
            } catch (InterruptedException e) {
                LOG.debug("{} is to end: {}", process.pid(), stop);
            }
        }
        endWatch();
    }

    private synchronized void endWatch() {
        watching = false;
        // A wish to stop that came too late must not disturb the reading of the last output.
        Thread.interrupted();
    }

    private ProcessResult finished(Process process, long begin) throws InterruptedException {
        boolean ended = process.waitFor(DRAIN_NANOS, TimeUnit.NANOSECONDS);
        CapturedOutput out = output.finish(DRAIN_NANOS);
        CapturedOutput err = errors.finish(DRAIN_NANOS);
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        return new ProcessResult(ended ? process.exitValue() : -1, Optional.ofNullable(stop), out, err, duration);
    }

    private void sawOutput() {
        lastSign = System.nanoTime();
    }

    private void listenerFailed(RuntimeException failure) {
        listenerFailure = failure;
        abort();
    }

    private synchronized void stop(Stop reason) {
        if (watching && stop == null) {
            stop = reason;
            watcher.interrupt();
        }
    }

    private long nanosLeft(long begin) {
        long now = System.nanoTime();
        long wall =
                limits.wallClock().map(limit -> begin + limit.toNanos() - now).orElse(LONGEST_WAIT);
        long idle = limits.idle().map(limit -> limit.toNanos() / LOOKS).orElse(LONGEST_WAIT);
        return Math.min(LONGEST_WAIT, Math.min(wall, idle));
    }

    private Optional<Stop> limitPassed(long begin, Pulse pulse) {
        long now = System.nanoTime();
        if (limits.wallClock().filter(limit -> now - begin >= limit.toNanos()).isPresent()) {
            return Optional.of(Stop.WALL_CLOCK);
        }
        if (limits.idle().isPresent() && pulse.beats()) {
            lastSign = now;
        }
        return limits.idle().filter(limit -> now - lastSign >= limit.toNanos()).map(_ -> Stop.IDLE);
    }
}
