package eus.gordailu.allinone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Ends the process when the embedded broker or store has given up: neither can go on before a new start, and a server that
 * runs but can do nothing looks like one that is well. What was acknowledged is on disk.
 */
final class LifeLine {

    private static final Logger LOG = LoggerFactory.getLogger(LifeLine.class);

    private final Supplier<Optional<String>> failure;
    private final Path data;
    private final PrintStream terminal;
    private final Runnable end;

    LifeLine(Supplier<Optional<String>> failure, Path data, PrintStream terminal, Runnable end) {
        this.failure = failure;
        this.data = data;
        this.terminal = terminal;
        this.end = end;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        failure.get().ifPresent(reason -> {
            String sentence =
                    "Gordailu ends: it can't write its own data in %s any more (%s). Snapshots and what was confirmed are safe. Make room on that disk, or mend it, and start Gordailu again"
                            .formatted(data, reason);
            terminal.println(sentence);
            LOG.error("{}", sentence);
            end.run();
        });
    }
}
