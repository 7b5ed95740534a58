package eus.gordailu.benchmarks;

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
 * @param program the directory with the program that {@code gordailu up} starts
 * @param directory where results are kept, and data while a benchmark lasts
 */
public record Workspace(Path root, Path java, List<String> javaOptions, Path program, Path directory) {

    public Workspace {
        javaOptions = List.copyOf(javaOptions);
    }

    /** As the script {@code gordailu} describes it in the environment. */
    static Workspace of(Map<String, String> environment) {
        Path root = Path.of(needed(environment, "GORDAILU_ROOT")).toAbsolutePath();
        Path java = Path.of(needed(environment, "JAVA_HOME"), "bin", "java");
        List<String> options = Stream.of(
                        needed(environment, "GORDAILU_JAVA_OPTIONS").split(" ", -1))
                .filter(option -> !option.isBlank())
                .toList();
        return new Workspace(
                root, java, options, Path.of(needed(environment, "GORDAILU_PROGRAM")), root.resolve("target/bench"));
    }

    /** The command that starts the product in the program's directory, as {@code gordailu up} starts it. */
    public List<String> command() {
        Stream<String> cached = Files.exists(program.resolve("gordailu.aot"))
                ? Stream.of("-XX:AOTCache=gordailu.aot", "-Xlog:aot*=off")
                : Stream.empty();
        return Stream.of(Stream.of(java.toString()), javaOptions.stream(), cached, Stream.of("-jar", "gordailu.jar"))
                .flatMap(arguments -> arguments)
                .toList();
    }

    /** The command that runs another class of this program, with the options of the product; more of them win. */
    public List<String> command(Class<?> main, List<String> more, List<String> arguments) {
        return Stream.of(
                        Stream.of(java.toString()),
                        javaOptions.stream(),
                        more.stream(),
                        starting(main),
                        arguments.stream())
                .flatMap(parts -> parts)
                .toList();
    }

    /** From the executable jar, another main class is reached through Spring's launcher. */
    private static Stream<String> starting(Class<?> main) {
        String path = System.getProperty("java.class.path");
        return path.endsWith("-exec.jar")
                ? Stream.of(
                        "-Dloader.main=" + main.getName(),
                        "-cp",
                        path,
                        "org.springframework.boot.loader.launch.PropertiesLauncher")
                : Stream.of("-cp", path, main.getName());
    }

    private static String needed(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalStateException(
                        "%s is not set: start benchmarks with 'gordailu bench NAME'".formatted(name)));
    }
}
