package eus.gordailu.allinone.console;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.gateway.run.ProgressBody;
import eus.gordailu.gateway.run.RunBody;
import eus.gordailu.gateway.run.Runs;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows a run line by line until it has ended. */
public final class FirstRun {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final long PAUSE_IN_MILLIS = 200;

    private final PrintStream out;
    private final Runs runs;
    private final RunId run;

    public FirstRun(PrintStream out, Runs runs, RunId run) {
        this.out = out;
        this.runs = runs;
        this.run = run;
    }

    /** Whether it is still to be followed. */
    boolean goesOn() {
        return runs.find(run)
                .map(RunBody::of)
                .filter(body -> !body.state().ended())
                .isPresent();
    }

    void follow() {
        String said = "";
        long deadline = System.nanoTime() + LONGEST.toNanos();
        boolean ended = false;
        while (!ended && System.nanoTime() < deadline && pause()) {
            RunBody body = runs.find(run).map(RunBody::of).orElse(null);
            if (body != null) {
                ended = body.state().ended();
                String line = ended ? end(body) : line(body);
                if (!line.equals(said)) {
                    out.println(line);
                    said = line;
                }
            }
        }
    }

    private static String line(RunBody body) {
        ProgressBody progress = body.progress();
        String step = body.step() == null ? "" : " " + body.step().toLowerCase(Locale.ROOT);
        String moved = progress == null ? "" : ", %d files, %d bytes".formatted(progress.files(), progress.bytes());
        return "first backup: %s%s%s".formatted(words(body), step, moved);
    }

    private String end(RunBody body) {
        return body.snapshot() == null
                ? "snapshot failed: %s".formatted(body.failureSentence())
                : "snapshot finished: %s (%d files, %d bytes)"
                        .formatted(
                                body.snapshot().directory(),
                                body.snapshot().files(),
                                body.snapshot().bytes());
    }

    private static String words(RunBody body) {
        return body.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_IN_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
