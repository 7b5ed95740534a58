package eus.gordailu.systemtests.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A program of ours as a process, with what it prints in two files. Closed, it is gone with all that it started. */
public final class RunningProgram implements AutoCloseable {

    /** The machine may be slow, and others may be at work on it. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int TAIL = 4_000;

    private final String name;
    private final Process process;
    private final Path output;
    private final Path errors;

    private RunningProgram(String name, Process process, Path output, Path errors) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Starts it with these settings as its environment, and nothing else of ours. */
    public static RunningProgram start(Program program, Path directory, Map<String, String> settings) {
        try {
            Path log = unused(Files.createDirectories(directory), program.name());
            Path output = log.resolveSibling(log.getFileName() + ".out");
            Path errors = log.resolveSibling(log.getFileName() + ".err");
            ProcessBuilder builder = new ProcessBuilder(program.command())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().clear();
            builder.environment()
                    .putAll(Map.of(
                            "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                            "LC_ALL", "C.UTF-8"));
            builder.environment().putAll(settings);
            RunningProgram started = new RunningProgram(program.name(), builder.start(), output, errors);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unused(Path directory, String name) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> directory.resolve(name + "-" + number))
                .filter(log -> !Files.exists(log.resolveSibling(log.getFileName() + ".out")))
                .findFirst()
                .orElseThrow();
    }

    /** What follows a beginning in the first line that begins so, once the line is there. */
    public String line(String beginning) {
        return when(() -> output().lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .map(line -> line.substring(beginning.length()).strip()));
    }

    /** What the supplier gives, as soon as it gives something; fails when the program ends before. */
    <T> T when(Supplier<Optional<T>> something) {
        return await(name)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> assertThat(process.isAlive()).as(this::tail).isTrue())
                .until(something::get, Optional::isPresent)
                .orElseThrow();
    }

    public String output() {
        return text(output);
    }

    public String errors() {
        return text(errors);
    }

    /** What it has printed last, for a test that wants to know why. */
    public String tail() {
        return "%n--- %s (%s)%n%s%n%s"
                .formatted(name, process.isAlive() ? "runs" : "has ended", last(output()), last(errors()));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All that it has started and that runs still. */
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** SIGKILL for this one process; gone when this returns. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. */
    public RunningProgram terminate() {
        process.destroy();
        return this;
    }

    /** Its exit status, when it ends within this time. */
    public int exit(Duration limit) {
        try {
            assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                    .as(() -> "ended within " + limit + tail())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> started = descendants();
        kill();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    private static String last(String text) {
        return text.substring(Math.max(0, text.length() - TAIL));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
