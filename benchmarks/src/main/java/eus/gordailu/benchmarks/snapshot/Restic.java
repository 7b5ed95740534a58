package eus.gordailu.benchmarks.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code restic backup} and {@code restic forget --prune}. It always encrypts. */
record Restic(Ground ground, Path source, Map<String, String> environment) implements Contender {

    static final String NAME = "restic backup, forget --prune";

    static Restic in(Ground ground, Path source, Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Restic restic = new Restic(
                ground,
                source,
                Map.of(
                        "RESTIC_REPOSITORY",
                        directory.resolve("repository").toString(),
                        "RESTIC_CACHE_DIR",
                        directory.resolve("cache").toString(),
                        "RESTIC_PASSWORD",
                        "only-for-measuring"));
        restic.run("restic", "init");
        return restic;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void cycle() throws IOException, InterruptedException {
        run("restic", "backup", "--quiet", ".");
        run("restic", "forget", "--keep-last", Integer.toString(KEPT), "--prune", "--quiet");
    }

    private void run(String... command) throws IOException, InterruptedException {
        Program.of(command).with(environment).in(source).run(ground);
    }
}
