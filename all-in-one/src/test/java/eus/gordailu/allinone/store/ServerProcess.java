package eus.gordailu.allinone.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One of our servers in a JVM of its own, to be killed without warning. */
public final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final CompletableFuture<String> address = new CompletableFuture<>();

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** Starts {@code main} and waits for the line that begins with {@code ready}. */
    public static ServerProcess start(Class<?> main, String ready, Object... arguments) throws IOException {
        Process process = new ProcessBuilder(command(main, arguments))
                .redirectErrorStream(true)
                .start();
        ServerProcess server = new ServerProcess(process);
        Thread.ofVirtual().start(() -> server.read(ready));
        return server;
    }

    private static List<String> command(Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    private void read(String ready) {
        StringBuilder output = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(line -> {
                output.append(line).append('\n');
                if (line.startsWith(ready)) {
                    address.complete(line.substring(ready.length()).strip());
                }
            });
        } catch (IOException e) {
            output.append(e);
        }
        address.completeExceptionally(new AssertionError("ended before it was ready:\n" + output));
    }

    /** Where it listens, as it says itself. */
    public String address() throws Exception {
        return address.get(60, TimeUnit.SECONDS);
    }

    /** SIGKILL, and gone when this returns. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM, and gone when this returns. */
    public int terminate() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
