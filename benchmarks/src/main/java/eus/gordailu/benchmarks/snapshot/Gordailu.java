package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.benchmarks.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ours: the workers' code in a process of its own, with the options of the product. Like the product's, it starts once for many snapshots. */
final class Gordailu implements Contender {

    static final String NAME = "gordailu";

    private final Path source;
    private final Process process;
    private final PrintStream told;
    private final BufferedReader answers;
    private Optional<Path> latest = Optional.empty();

    private Gordailu(Path source, Process process) {
        this.source = source;
        this.process = process;
        this.told = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static Gordailu in(Ground ground, Workspace workspace, Path source, Path directory) throws IOException {
        return in(ground, workspace, source, directory, KEPT);
    }

    /** Keeps so many snapshots, with more options for its Java, which win. */
    static Gordailu in(Ground ground, Workspace workspace, Path source, Path directory, int kept, String... more)
            throws IOException {
        List<String> command = Stream.of(
                        Stream.of(workspace.java().toString()),
                        workspace.javaOptions().stream(),
                        Arrays.stream(more),
                        classPath(),
                        Stream.of(
                                Files.createDirectories(directory)
                                        .resolve("backups")
                                        .toString(),
                                source.toString(),
                                Integer.toString(kept)))
                .flatMap(arguments -> arguments)
                .toList();
        return new Gordailu(source, ground.start(new ProcessBuilder(command)));
    }

    /** From the executable jar, another main class is reached through Spring's launcher. */
    private static Stream<String> classPath() {
        String path = System.getProperty("java.class.path");
        String main = EngineProcess.class.getName();
        return path.endsWith("-exec.jar")
                ? Stream.of(
                        "-Dloader.main=" + main,
                        "-cp",
                        path,
                        "org.springframework.boot.loader.launch.PropertiesLauncher")
                : Stream.of("-cp", path, main);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Fails when the snapshot was not made in the way that is to be measured. */
    @Override
    public void cycle() throws IOException {
        String way = ask("cycle");
        if (!way.startsWith("differences") || !way.contains("the tree of expired snapshot")) {
            throw new IOException("This is no snapshot as they are made day by day: " + way);
        }
        locate();
    }

    @Override
    public void prepare() throws IOException {
        ask("cycle");
        locate();
    }

    @Override
    public Optional<Path> newest() {
        return latest;
    }

    double peakHeapMegabytes() throws IOException {
        return Long.parseLong(ask("peak")) / 1e6;
    }

    HotWalks walks() throws IOException {
        String[] rates = ask("walks").split(" ", -1);
        return new HotWalks(Double.parseDouble(rates[0]), Double.parseDouble(rates[1]), Double.parseDouble(rates[2]));
    }

    private void locate() throws IOException {
        latest = Optional.of(Path.of(ask("latest")).resolve("." + source).normalize());
    }

    private String ask(String line) throws IOException {
        told.println(line);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The engine ended at '%s': see above what it said".formatted(line));
        }
        return answer;
    }

    @Override
    public void close() {
        told.close();
        process.destroy();
    }
}
