package eus.gordailu.benchmarks.snapshot;

import java.nio.file.Path;
import java.util.Optional;

/** A way to keep the last {@value #KEPT} states of a source. */
interface Contender extends AutoCloseable {

    /** A retention as many have it. */
    int KEPT = 7;

    String name();

    /** One whole cycle, as it is measured: a snapshot, and the end of the oldest when there is one too many. */
    void cycle() throws Exception;

    /** A cycle that is not measured. It may take a quicker way to the same files on disk. */
    default void prepare() throws Exception {
        cycle();
    }

    /** The newest state as a plain copy of the source, where there is such a thing. */
    default Optional<Path> newest() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
