package eus.gordailu.benchmarks.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command with what is set in its environment beside what this process has, and where it works. */
record Program(List<String> arguments, Map<String, String> environment, Optional<Path> directory) {

    private static final int TOLD = 2_000;

    Program {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    static Program of(String... arguments) {
        return new Program(List.of(arguments), Map.of(), Optional.empty());
    }

    Program with(Map<String, String> more) {
        return new Program(arguments, more, directory);
    }

    Program in(Path place) {
        return new Program(arguments, environment, Optional.of(place));
    }

    /** Runs it to its end; fails when it fails, with the last that it said. */
    void run(Ground ground) throws IOException, InterruptedException {
        await(
                ground,
                ground.start(builder()
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(ground.log().toFile()))));
    }

    /** As {@link #run}; gives what it printed, which is little. */
    String output(Ground ground) throws IOException, InterruptedException {
        Process process = ground.start(builder());
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        await(ground, process);
        return output;
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.environment().putAll(environment);
        directory.ifPresent(place -> builder.directory(place.toFile()));
        return builder;
    }

    private void await(Ground ground, Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        int code = process.waitFor();
        if (code != 0) {
            String said = Files.exists(ground.log()) ? Files.readString(ground.log()) : "";
            throw new IOException("%s ended with %d: %s"
                    .formatted(arguments, code, said.substring(Math.max(0, said.length() - TOLD))));
        }
    }
}
