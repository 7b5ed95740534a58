package eus.gordailu.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** On what, and of which sources, something was measured. */
public final class Machine {

    private static final double KIB_PER_GIB = 1024.0 * 1024;

    private Machine() {}

    /** Processor, cores, memory, kernel, the file system that is written to, and how busy all was. */
    public static String describe(Path written) throws IOException {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GiB, Linux %s, %s, Java %s, load %s",
                field("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(field("/proc/meminfo", "MemTotal").split(" ", 2)[0]) / KIB_PER_GIB,
                System.getProperty("os.version"),
                Files.getFileStore(written).type(),
                Runtime.version(),
                load());
    }

    /** The one-minute load average. */
    public static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    /** The commit that is checked out in a clone. */
    public static String commit(Path root) throws IOException, InterruptedException {
        String commit = git(root, "rev-parse", "--short", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git(root, "status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + "+";
    }

    private static String field(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String git(Path root, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = root.toString();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        Process git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? said : "";
    }
}
