package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.transfer.testkit.Trees;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private static final int GENERATIONS = Boolean.getBoolean("gordailu.long") ? 1_000 : 28;
    private static final String NOBODY = "65534";

    @TempDir
    Path root;

    /** Each in a process of its own, two at a time: what one begins inherits no lock of the other for a moment. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everySnapshotEqualsAFreshCopyAndNoneEverChanges(long seed) throws Exception {
        assertThat(exitCode(List.of(), System.getProperty("java.class.path"), root, seed))
                .as("why is told above")
                .isZero();
    }

    /** What it can not make itself is then kept beside the files; see rsync's {@code --fake-super}. */
    @Test
    void soItIsForAWorkerThatIsNotRoot() throws Exception {
        assumeTrue((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "else all these tests are such");
        Path own = Files.createDirectory(root.resolve("own"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        String classes = readable(Files.createDirectory(root.resolve("classes")));

        List<String> asNobody = List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");

        assertThat(exitCode(asNobody, classes, own, 11)).as("why is told above").isZero();
    }

    private static int exitCode(List<String> before, String classPath, Path directory, long seed) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                History.class.getName(),
                directory.toString(),
                Long.toString(seed),
                Integer.toString(GENERATIONS)));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    /** A copy of our class path: it may be in a home that is closed to others. */
    private static String readable(Path copies) {
        List<String> copied = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path copy = copies.resolve(copied.size() + "-" + Path.of(entry).getFileName());
            Trees.make(copies, "[ ! -e '%s' ] || cp -rL '%s' '%s'".formatted(entry, entry, copy));
            copied.add(copy.toString());
        }
        return String.join(File.pathSeparator, copied);
    }
}
