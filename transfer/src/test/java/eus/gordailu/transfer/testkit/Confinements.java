package eus.gordailu.transfer.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.confine.WantedConfinement;
import eus.gordailu.transfer.process.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What shuts in rsync on the machine that the tests run on. */
public final class Confinements {

    private static final Confinement HERE = Confinement.find(new ProcessRunner(), WantedConfinement.AUTO, filter());

    private Confinements() {}

    private static Path filter() {
        try {
            Path file = Files.createTempFile("gordailu-confinement-", "");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a worker has it. */
    public static Confinement here() {
        return HERE;
    }

    /** Skips the test where there is none. */
    public static Confinement needed() {
        assumeTrue(HERE.confines(), "bubblewrap is not installed, or does not work here");
        return HERE;
    }
}
