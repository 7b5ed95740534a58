package eus.gordailu.benchmarks.server;

import eus.gordailu.benchmarks.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The whole product in one process, started as {@code gordailu up} starts it, on a free port of 127.0.0.1. It ends with
 * {@link #close}, and at the latest with this process.
 */
public final class AllInOne implements AutoCloseable {

    /** The administrator's, on every data directory that is made here. */
    public static final String PASSWORD = "only-for-measuring";

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Process process;
    private final Thread end;
    private final URI address;
    private final Path output;
    private final Duration startTime;

    private AllInOne(Process process, URI address, Path output, long begun) throws IOException, InterruptedException {
        this.process = process;
        this.address = address;
        this.output = output;
        this.end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            awaitReady();
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
        this.startTime = Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Starts it on a data directory, new or used before, and returns when it is ready. */
    public static AllInOne start(Workspace workspace, Path data) throws IOException, InterruptedException {
        int port = freePort();
        Path output = data.resolveSibling(data.getFileName() + ".out");
        ProcessBuilder builder = new ProcessBuilder(workspace.command())
                .directory(workspace.program().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GORDAILU_"));
        environment.put("GORDAILU_DATA", data.toString());
        environment.put("GORDAILU_ADDRESS", "127.0.0.1");
        environment.put("GORDAILU_PORT", Integer.toString(port));
        environment.put("GORDAILU_ADMIN_PASSWORD", PASSWORD);
        URI address = URI.create("http://127.0.0.1:" + port);
        long begun = System.nanoTime();
        return new AllInOne(builder.start(), address, output, begun);
    }

    public URI address() {
        return address;
    }

    /** From the start of the process to its first answer that it is ready. */
    public Duration startTime() {
        return startTime;
    }

    /** What of it is in memory now ({@code VmRSS}), in MB of 1,000,000 bytes. */
    public double residentMegabytes() throws IOException {
        return ResidentMemory.megabytes(Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")));
    }

    /** Stops it in order; kills it when that takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException _) {
            // This process ends already: its hook has done the rest.
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!Api.isReady(address)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("The server %s; it said: %s"
                        .formatted(
                                process.isAlive() ? "did not get ready" : "ended during its start",
                                Files.readString(output)));
            }
            Thread.sleep(PAUSE);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
