package eus.gordailu.systemtests.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** One of our programs, and the arguments by which a JVM starts it. */
public record Program(String name, List<String> arguments) {

    public Program {
        arguments = List.copyOf(arguments);
    }

    /** A module's executable jar, as it is installed. */
    public static Program jar(String module) {
        Path target = Path.of("..", module, "target").toAbsolutePath().normalize();
        return new Program(module, List.of("-jar", executable(target).toString()));
    }

    /** A main class of the test's own class path. */
    static Program main(Class<?> main, Object... arguments) {
        List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        List.of(arguments).forEach(argument -> all.add(argument.toString()));
        return new Program(main.getSimpleName(), all);
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                // Kafka and netty still use it, and the JVM would say so on standard error.
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(arguments);
        return command;
    }

    private static Path executable(Path target) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*-exec.jar")) {
            Iterator<Path> found = jars.iterator();
            if (found.hasNext()) {
                return found.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("No executable jar in " + target + ": build it with mvn package");
    }
}
