package eus.gordailu.transfer.push;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Empty directories as they are to be at the client, from its root on, each with an empty file of each name by which backups are known: what rsync
 * is given to ask for them. Made by programs to which names are bytes.
 */
record Skeleton(Path directory, List<TreePath> entries) {

    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(60));

    /** Makes it below the scratch directory, if it is not there. */
    static Skeleton make(Path scratch, Collection<TreePath> places, List<String> marks, ProcessRunner runner)
            throws IOException {
        Path directory = Files.createDirectories(scratch.resolve("skeleton"));
        List<TreePath> files = new ArrayList<>();
        for (String mark : marks) {
            files.add(TreePath.ROOT.child(mark));
            places.forEach(place -> files.add(place.child(mark)));
        }
        if (!places.isEmpty()) {
            with(
                    NameList.write(scratch.resolve("directories"), places),
                    directory,
                    List.of("mkdir", "-p", "--"),
                    runner);
        }
        if (!files.isEmpty()) {
            with(NameList.write(scratch.resolve("marks"), files), directory, List.of("touch", "--"), runner);
        }
        List<TreePath> entries = new ArrayList<>(places);
        entries.addAll(files);
        return new Skeleton(directory, entries);
    }

    private static void with(Path names, Path directory, List<String> program, ProcessRunner runner)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("env", "-C", directory.toString(), "xargs", "-0", "-a", names.toString()));
        arguments.addAll(program);
        ProcessResult ended = runner.run(Command.of(arguments), SHORT);
        if (!ended.successful()) {
            throw new IOException("%s in %s ended with code %d: %s"
                    .formatted(
                            program.getFirst(),
                            directory,
                            ended.exitCode(),
                            String.join(" ", ended.errors().lines())));
        }
    }
}
