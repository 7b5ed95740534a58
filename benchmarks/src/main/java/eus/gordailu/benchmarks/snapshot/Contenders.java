package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.benchmarks.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that keep the states of one source, side by side. */
final class Contenders implements AutoCloseable {

    private final Ground ground;
    private final Gordailu ours;
    private final BareScan scan;
    /** In each, what must follow upon another: the scan sees what ours will find. */
    private final List<List<Contender>> lanes = new ArrayList<>();

    private Contenders(Ground ground, Gordailu ours, BareScan scan) {
        this.ground = ground;
        this.ours = ours;
        this.scan = scan;
        lanes.add(List.of(scan, ours));
    }

    static Contenders on(Ground ground, Workspace workspace, Path source, Path directory, Set<Rival> present)
            throws IOException, InterruptedException {
        Gordailu ours = Gordailu.in(ground, workspace, source, directory.resolve("gordailu"));
        Contenders all = new Contenders(ground, ours, new BareScan(ground, source, ours));
        all.add(new RsyncLinkDest(ground, source, directory.resolve("rsync")));
        for (Rival rival : present) {
            switch (rival) {
                case RSNAPSHOT -> {
                    all.add(Rsnapshot.in(ground, source, directory.resolve("rsnapshot-cp"), false));
                    all.add(Rsnapshot.in(ground, source, directory.resolve("rsnapshot-link"), true));
                }
                case BORG -> all.add(Borg.in(ground, source, directory.resolve("borg")));
                case RESTIC -> all.add(Restic.in(ground, source, directory.resolve("restic")));
            }
        }
        return all;
    }

    private void add(Contender contender) {
        lanes.add(List.of(contender));
    }

    Gordailu ours() {
        return ours;
    }

    /** In the order of their first round. */
    List<Contender> all() {
        return lanes.stream().flatMap(List::stream).toList();
    }

    /** In an order that begins with another in each round, so that none has the warmest cache each time. */
    List<Contender> inOrderOf(int round) {
        List<List<Contender>> turned = new ArrayList<>(lanes);
        Collections.rotate(turned, -round);
        return turned.stream().flatMap(List::stream).toList();
    }

    /** A plain copy becomes links to the files of ours: the content is the same, and a disk need hold it only once. */
    void share(Contender contender) throws IOException, InterruptedException {
        Optional<Path> copy = contender.newest();
        if (contender != ours && copy.isPresent()) {
            Path model = ours.newest().orElseThrow();
            Program.of("cp", "-al", "--remove-destination", model + "/.", copy.get() + "/")
                    .run(ground);
        }
    }

    /** Whoever is fast must be right too: our latest snapshot is what the source is. */
    void checkOurs() throws IOException, InterruptedException {
        String differing = scan.differences();
        if (!differing.isBlank()) {
            throw new IOException("Our latest snapshot differs from the source: " + differing);
        }
    }

    @Override
    public void close() {
        all().forEach(Contender::close);
    }
}
