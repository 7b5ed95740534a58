package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.transfer.testkit.Trees;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private static final int GENERATIONS = Boolean.getBoolean("gordailu.long") ? 1_000 : 31;
    private static final String NOBODY = "65534";

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everySnapshotEqualsAFreshCopyAndNoneEverChanges(long seed) throws IOException {
        new History(root).check(seed, GENERATIONS);
    }

    /** What it can not make itself is then kept beside the files; see rsync's {@code --fake-super}. */
    @Test
    void soItIsForAWorkerThatIsNotRoot() throws Exception {
        assumeTrue((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "else all these tests are such");
        Path own = Files.createDirectory(
                root.resolve("own"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));

        Process process = new ProcessBuilder(
                        "setpriv",
                        "--reuid",
                        NOBODY,
                        "--regid",
                        NOBODY,
                        "--clear-groups",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        readable(Files.createDirectory(root.resolve("classes"))),
                        History.class.getName(),
                        own.toString(),
                        "11",
                        Integer.toString(GENERATIONS))
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isZero();
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
