package eus.gordailu.benchmarks.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The usual script: {@code rsync -a --link-dest} into a new directory, and {@code rm -rf} of the oldest. Prepared with {@code cp -al}, which is quicker and leaves the same on disk. */
final class RsyncLinkDest implements Contender {

    static final String NAME = "rsync --link-dest, rm -rf";

    private final Ground ground;
    private final Path source;
    private final Path directory;
    private final List<Path> kept = new ArrayList<>();
    private int number;

    RsyncLinkDest(Ground ground, Path source, Path directory) throws IOException {
        this.ground = ground;
        this.source = source;
        this.directory = Files.createDirectories(directory);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void cycle() throws IOException, InterruptedException {
        Path next = next();
        List<String> arguments = new ArrayList<>(List.of("rsync", "-a", "--delete"));
        newest().ifPresent(latest -> arguments.add("--link-dest=" + latest));
        arguments.addAll(List.of(source + "/", next + "/"));
        Program.of(arguments.toArray(String[]::new)).run(ground);
        keep(next);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Path next = next();
        if (newest().isPresent()) {
            Program.of("cp", "-al", newest().get().toString(), next.toString()).run(ground);
        }
        Program.of("rsync", "-a", "--delete", source + "/", next + "/").run(ground);
        keep(next);
    }

    @Override
    public Optional<Path> newest() {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast());
    }

    private Path next() {
        number++;
        return directory.resolve("%04d".formatted(number));
    }

    private void keep(Path made) throws IOException, InterruptedException {
        kept.add(made);
        if (kept.size() > KEPT) {
            ground.remove(kept.removeFirst());
        }
    }
}
