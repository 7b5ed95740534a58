package eus.gordailu.benchmarks.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code borg create} and {@code borg prune}, without encryption. What it prunes takes up room until {@code borg compact}, which is not measured. */
final class Borg implements Contender {

    static final String NAME = "borg create, prune";

    private final Ground ground;
    private final Path source;
    private final Path repository;
    private final Map<String, String> environment;
    private int number;

    private Borg(Ground ground, Path source, Path directory) throws IOException {
        this.ground = ground;
        this.source = source;
        this.repository = Files.createDirectories(directory).resolve("repository");
        this.environment =
                Map.of("BORG_BASE_DIR", directory.toString(), "BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK", "yes");
    }

    static Borg in(Ground ground, Path source, Path directory) throws IOException, InterruptedException {
        Borg borg = new Borg(ground, source, directory);
        borg.run("init", "--encryption=none", borg.repository.toString());
        return borg;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void cycle() throws IOException, InterruptedException {
        number++;
        run("create", "%s::%04d".formatted(repository, number), ".");
        run("prune", "--keep-last", Integer.toString(KEPT), repository.toString());
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "borg";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Program.of(command).with(environment).in(source).run(ground);
    }
}
