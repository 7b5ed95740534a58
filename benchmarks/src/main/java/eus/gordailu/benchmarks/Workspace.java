package eus.gordailu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where benchmarks find the product, and where they may write.
 *
 * @param root the clone whose build is measured
 * @param java the program that runs it
 * @param javaOptions with which {@code gordailu up} starts it
 * @param program the file that {@code gordailu up} starts
 * @param directory where results are kept, and data while a benchmark lasts
 */
public record Workspace(Path root, Path java, List<String> javaOptions, Path program, Path directory) {

    public Workspace {
        javaOptions = List.copyOf(javaOptions);
    }

    /** As the script {@code gordailu} describes it in the environment. */
    static Workspace of(Map<String, String> environment) throws IOException {
        Path root = Path.of(needed(environment, "GORDAILU_ROOT")).toAbsolutePath();
        Path java = Path.of(needed(environment, "JAVA_HOME"), "bin", "java");
        List<String> options = Stream.of(
                        needed(environment, "GORDAILU_JAVA_OPTIONS").split(" ", -1))
                .filter(option -> !option.isBlank())
                .toList();
        Optional<String> program = Optional.ofNullable(environment.get("GORDAILU_PROGRAM"));
        return new Workspace(
                root,
                java,
                options,
                program.isPresent() ? Path.of(program.get()) : builtProgram(root),
                root.resolve("target/bench"));
    }

    private static String needed(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalStateException(
                        "%s is not set: start benchmarks with 'gordailu bench NAME'".formatted(name)));
    }

    private static Path builtProgram(Path root) throws IOException {
        Path target = root.resolve("all-in-one/target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "There is no program in %s: 'gordailu bench' builds it".formatted(target)));
        }
    }
}
