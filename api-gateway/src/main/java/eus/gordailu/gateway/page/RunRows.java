package eus.gordailu.gateway.page;

import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.run.RunBody;
import eus.gordailu.gateway.run.RunFilter;
import eus.gordailu.gateway.run.RunState;
import eus.gordailu.gateway.run.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last runs in words. */
final class RunRows {

    private static final PageRequest LAST = new PageRequest(0, 12);
    private static final String BETWEEN = " · ";

    private final Runs runs;
    private final Clock clock;
    private final Words words;

    RunRows(Runs runs, Clock clock, Words words) {
        this.runs = runs;
        this.clock = clock;
        this.words = words;
    }

    List<RunRow> last() {
        return runs.page(LAST, RunFilter.ALL).map(RunBody::of).map(this::row).items();
    }

    private RunRow row(RunBody run) {
        String job = run.jobName() == null ? words.text("run.unknown-job") : run.clientName() + " / " + run.jobName();
        return new RunRow(
                run.id(),
                job,
                words.named("state", run.state()),
                css(run.state()),
                facts(run),
                progress(run),
                run.failureSentence(),
                !run.state().ended() && run.abortRequestedAt() == null);
    }

    private String facts(RunBody run) {
        List<String> facts = new ArrayList<>();
        if (run.trigger() != null) {
            facts.add(words.named("trigger", run.trigger()));
        }
        facts.add(words.time(run.startedAt() == null ? run.since() : run.startedAt()));
        if (run.startedAt() != null && run.state() != RunState.RETRY_WAIT) {
            Instant until = run.finishedAt() == null ? clock.instant() : run.finishedAt();
            facts.add(words.duration(Duration.between(run.startedAt(), until)));
        }
        if (run.snapshot() != null) {
            facts.add(words.text("run.files", run.snapshot().files()));
            facts.add(words.bytes(run.snapshot().bytes()));
        }
        if (run.retryAt() != null) {
            facts.add(words.text("run.retry-at", words.time(run.retryAt())));
        }
        if (run.abortRequestedAt() != null && !run.state().ended()) {
            facts.add(words.text("run.aborting"));
        }
        return String.join(BETWEEN, facts);
    }

    private @Nullable String progress(RunBody run) {
        if (run.state() != RunState.RUNNING) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        parts.add(words.orElse("step." + run.step(), String.valueOf(run.step())));
        if (run.progress() != null && run.snapshot() == null) {
            parts.add(words.text("run.files", run.progress().files()));
            parts.add(words.bytes(run.progress().bytes()));
            parts.add(words.text("run.rate", words.bytes(run.progress().bytesPerSecond())));
            if (run.progress().remaining() != null) {
                parts.add(words.text(
                        "run.remaining", words.duration(run.progress().remaining())));
            }
        }
        return String.join(BETWEEN, parts);
    }

    private static String css(RunState state) {
        return switch (state) {
            case REQUESTED, QUEUED -> "idle";
            case RUNNING -> "busy";
            case RETRY_WAIT, COMPLETED_WITH_WARNINGS -> "attention";
            case COMPLETED -> "good";
            case FAILED -> "danger";
            case ABORTED -> "muted";
        };
    }
}
