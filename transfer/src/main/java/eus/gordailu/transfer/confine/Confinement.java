package eus.gordailu.transfer.confine;

import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How programs are shut in that read what another machine sends: it may be hostile, and they may have a weakness. */
public sealed interface Confinement permits Bubblewrap, Unconfined {

    /**
     * The command, finding no more than this. It can do so for as long as what it reaches stays where it is.
     *
     * @throws NotConfinedException when that can't be had, and nothing may be received without it
     */
    Command confine(Command command, Reach reach);

    /** Whether it does anything. */
    boolean confines();

    /**
     * Finds out what works here, by trying it, and says in the log when nothing does.
     *
     * @param filter a file of the worker's own for the system calls that are refused, written anew
     */
    static Confinement find(ProcessRunner runner, WantedConfinement wanted, Path filter) {
        if (wanted == WantedConfinement.NEVER) {
            return Unconfined.WANTED;
        }
        String obstacle;
        try {
            Optional<Bubblewrap> bubblewrap = Bubblewrap.here(filter);
            Optional<String> met = bubblewrap.isEmpty()
                    ? Optional.of("it is not known which system calls are safe on this kind of processor")
                    : bubblewrap.get().obstacle(runner);
            if (met.isEmpty()) {
                return bubblewrap.get();
            }
            obstacle = met.get();
        } catch (IOException e) {
            obstacle = "%s can't be written (%s): give the worker its data directory".formatted(filter, e);
        }
        Unconfined unconfined = new Unconfined(wanted == WantedConfinement.AUTO, obstacle);
        Logger log = LoggerFactory.getLogger(Confinement.class);
        log.warn("{}", unconfined.sentence());
        return unconfined;
    }
}
