package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.benchmarks.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
        List<String> command = workspace.command(
                EngineProcess.class,
                List.of(more),
                List.of(
                        Files.createDirectories(directory).resolve("backups").toString(),
                        source.toString(),
                        Integer.toString(kept)));
        return new Gordailu(source, ground.start(new ProcessBuilder(command)));
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
