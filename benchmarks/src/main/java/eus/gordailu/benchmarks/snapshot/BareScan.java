package eus.gordailu.benchmarks.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The reference: rsync compares the source with our latest snapshot and does nothing about it. No snapshot can be had for less. */
record BareScan(Ground ground, Path source, Contender ours) implements Contender {

    static final String NAME = "bare scan (rsync --dry-run)";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void cycle() throws IOException, InterruptedException {
        differences();
    }

    @Override
    public void prepare() {
        // It leaves nothing behind, so there is nothing to prepare.
    }

    /** The names that differ. */
    String differences() throws IOException, InterruptedException {
        Optional<Path> latest = ours.newest();
        return Program.of(
                        "rsync",
                        "-aHAX",
                        "--dry-run",
                        "--itemize-changes",
                        "--delete",
                        "--modify-window=-1",
                        source + "/",
                        latest.orElseThrow() + "/")
                .output(ground);
    }
}
