package eus.gordailu.snapshot.workflow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.testkit.Trees;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Programs of the tests in processes of their own, of root or of nobody. */
final class OwnProcess {

    private static final String NOBODY = "65534";

    private OwnProcess() {}

    /** Runs it as nobody, with a directory of its own below this one as its first argument, and gives its exit code. */
    static int asNobody(Class<?> program, Path root, String... arguments) throws Exception {
        assumeTrue(Privileges.root(), "else all these tests are such");
        Path own = Files.createDirectory(root.resolve("own"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        String classes = readable(Files.createDirectory(root.resolve("classes")));
        List<String> becoming = List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
        return exitCode(becoming, classes, program, own, arguments);
    }

    /** The same as whoever runs the tests, in this directory itself. */
    static int asOurselves(Class<?> program, Path directory, String... arguments) throws Exception {
        return exitCode(List.of(), System.getProperty("java.class.path"), program, directory, arguments);
    }

    private static int exitCode(
            List<String> before, String classPath, Class<?> program, Path directory, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                program.getName(),
                directory.toString()));
        command.addAll(List.of(arguments));
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
