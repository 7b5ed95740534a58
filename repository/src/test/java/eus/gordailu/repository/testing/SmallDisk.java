package eus.gordailu.repository.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own that is quickly filled: a tmpfs of 2 MB. */
public record SmallDisk(Path path) implements AutoCloseable {

    public static SmallDisk mountedOn(Path directory) throws IOException {
        run("mount", "-t", "tmpfs", "-o", "size=2m", "gordailu-test", directory.toString());
        return new SmallDisk(directory);
    }

    public void remountReadOnly() throws IOException {
        run("mount", "-o", "remount,ro", path.toString());
    }

    /** Makes room for 32 megabytes. */
    public void grow() throws IOException {
        run("mount", "-o", "remount,size=32m", path.toString());
    }

    /** Writes until nothing more fits. */
    public void fill() throws IOException {
        Path ballast = path.resolve("ballast");
        try {
            for (int size = 64 * 1024; size > 0; size /= 4) {
                fillBy(ballast, size);
            }
        } catch (IOException e) {
            throw new AssertionError("The small disk could not be filled", e);
        }
    }

    private static void fillBy(Path ballast, int size) throws IOException {
        byte[] zeros = new byte[size];
        try (var out = Files.newOutputStream(
                ballast, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    @Override
    public void close() throws IOException {
        run("umount", path.toString());
    }

    static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor())
                    .as("These tests need the right to mount (run them as root): %s said %s", command[0], output)
                    .isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
