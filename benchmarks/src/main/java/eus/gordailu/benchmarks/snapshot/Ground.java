package eus.gordailu.benchmarks.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A directory that lasts as long as a benchmark, and the programs that work in it. It is cleared when the benchmark ends,
 * and as well when that is interrupted: first the programs end, then the files go.
 */
final class Ground implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final Path directory;
    private final Thread clearing = new Thread(this::clear);
    private final Set<Process> running = new HashSet<>();
    private boolean closed;

    private Ground(Path directory) {
        this.directory = directory;
    }

    static Ground in(Path parent) throws IOException {
        Ground ground = new Ground(Files.createTempDirectory(Files.createDirectories(parent), "snapshot-"));
        Runtime.getRuntime().addShutdownHook(ground.clearing);
        return ground;
    }

    Path directory() {
        return directory;
    }

    /** What programs say; shown when one fails. */
    Path log() {
        return directory.resolve("log");
    }

    /** Starts a program; refused once the ground is being cleared. */
    synchronized Process start(ProcessBuilder program) throws IOException {
        if (closed) {
            throw new IOException("The benchmark is being ended");
        }
        Process process = program.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        running.removeIf(earlier -> !earlier.isAlive());
        running.add(process);
        return process;
    }

    /** Removes a directory with all in it, as fast as can be. */
    void remove(Path some) throws IOException, InterruptedException {
        Program.of("rm", "-rf", "--", some.toString()).run(this);
    }

    private void clear() {
        try {
            for (Process process : close(running)) {
                process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            new ProcessBuilder("rm", "-rf", "--", directory.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("What was measured with is left in " + directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Process> close(Set<Process> all) {
        closed = true;
        List<Process> ending = List.copyOf(all);
        for (Process process : ending) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        return ending;
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(clearing);
        } catch (IllegalStateException _) {
            // This process ends already: its hook does the same.
        }
    }
}
