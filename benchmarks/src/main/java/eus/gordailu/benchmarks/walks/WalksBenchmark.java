package eus.gordailu.benchmarks.walks;

import eus.gordailu.benchmarks.Benchmark;
import eus.gordailu.benchmarks.Figure;
import eus.gordailu.benchmarks.Machine;
import eus.gordailu.benchmarks.Report;
import eus.gordailu.benchmarks.Samples;
import eus.gordailu.benchmarks.UnknownOptionException;
import eus.gordailu.benchmarks.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The walks of the engine one by one, in a process with the options of the product. */
public final class WalksBenchmark implements Benchmark {

    private static final String IN = "--in=";

    @Override
    public String name() {
        return "walks";
    }

    @Override
    public String description() {
        return "how many files a second are linked, recycled, compared and removed (two minutes)";
    }

    @Override
    public String options() {
        return IN + "DIRECTORY";
    }

    @Override
    public Report run(Workspace workspace, List<String> options) throws Exception {
        Path place = Files.createDirectories(place(workspace, options));
        List<Figure> figures = new ArrayList<>();
        Map<String, Samples> samples = new LinkedHashMap<>();
        for (String line : measured(workspace, place).lines().toList()) {
            String[] words = line.split(" ", -1);
            Samples rates = new Samples(
                    Arrays.stream(words).skip(1).map(Double::parseDouble).toList());
            figures.add(Figure.told(words[0], rates.median(), "files/s"));
            samples.put(words[0] + ", files/s", rates);
        }
        return new Report(Machine.describe(place), Machine.commit(workspace.root()), figures, samples);
    }

    private static Path place(Workspace workspace, List<String> options) {
        Path place = workspace.directory();
        for (String option : options) {
            if (!option.startsWith(IN)) {
                throw new UnknownOptionException(option);
            }
            place = Path.of(option.substring(IN.length())).toAbsolutePath();
        }
        return place;
    }

    private static String measured(Workspace workspace, Path place) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        workspace.command(WalksProcess.class, List.of(), List.of(place.toString())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("The walks ended with exit code %d: see above".formatted(process.exitValue()));
        }
        return lines;
    }
}
