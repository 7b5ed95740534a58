package eus.gordailu.gateway.page;

import eus.gordailu.contracts.restore.RestoreLog;
import eus.gordailu.contracts.restore.RestoreLogLine;
import eus.gordailu.gateway.restore.RestoreBody;
import eus.gordailu.gateway.restore.RestoreProgressBody;
import eus.gordailu.gateway.restore.RestoreResultBody;
import eus.gordailu.gateway.restore.RestoreState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Restores in words. */
final class RestoreRows {

    private static final String BETWEEN = " · ";
    private static final int PATHS = 20;

    private final Words words;

    RestoreRows(Words words) {
        this.words = words;
    }

    RestoreRow row(RestoreBody restore) {
        boolean dryRun = Boolean.TRUE.equals(restore.dryRun());
        boolean ended = restore.state().ended();
        return new RestoreRow(
                restore.id(),
                restore.jobName() == null
                        ? words.text("run.unknown-job")
                        : restore.sourceClientName() + " / " + restore.jobName(),
                Objects.requireNonNullElse(restore.clientName(), ""),
                dryRun,
                asked(restore),
                words.named("state", restore.state()),
                css(restore.state()),
                result(restore.result(), dryRun),
                facts(restore),
                progress(restore.progress()),
                restore.failure() == null
                        ? restore.waitsFor()
                        : restore.failure().sentence(),
                restore.result() == null ? List.of() : restore.result().warnings(),
                ended,
                !ended && restore.abortRequestedAt() == null,
                dryRun && restore.state().completed());
    }

    RestoreRow.Log log(RestoreLog log) {
        return new RestoreRow.Log(
                log.lines().stream()
                        .map(line -> new RestoreRow.Line(kind(line.kind()), line.text()))
                        .toList(),
                log.more(),
                null);
    }

    private List<String> asked(RestoreBody restore) {
        List<String> asked = new ArrayList<>();
        if (restore.snapshotId() != null && restore.clientName() != null && restore.directory() != null) {
            asked.add(words.text("restore.from", restore.snapshotId()));
            asked.add(
                    restore.directory().equals("/")
                            ? words.text("restore.in-place", restore.clientName())
                            : words.text("restore.below", restore.clientName(), restore.directory()));
        }
        asked.addAll(restore.paths().stream().limit(PATHS).toList());
        if (restore.paths().size() > PATHS) {
            asked.add(words.text("retention.more", restore.paths().size() - PATHS));
        }
        if (Boolean.TRUE.equals(restore.deletes())) {
            asked.add(words.text("restore.deleting"));
        }
        if (restore.requestedBy() != null) {
            asked.add(words.text("restore.asked", restore.requestedBy(), words.time(restore.since())));
        }
        return asked;
    }

    private @Nullable String result(@Nullable RestoreResultBody result, boolean dryRun) {
        if (result == null) {
            return null;
        }
        String files = words.text("run.files", result.files());
        String bytes = words.bytes(result.bytes());
        return dryRun
                ? words.text("restore.would", result.changed(), files, bytes)
                        + BETWEEN
                        + words.text("restore.would-delete", result.deleted())
                : words.text("restore.done", result.changed(), files, bytes)
                        + BETWEEN
                        + words.text("restore.deleted", result.deleted());
    }

    private @Nullable String facts(RestoreBody restore) {
        List<String> facts = new ArrayList<>();
        if (restore.startedAt() != null) {
            facts.add(words.time(restore.startedAt()));
        }
        if (restore.abortRequestedAt() != null && !restore.state().ended()) {
            facts.add(words.text("run.aborting"));
        }
        return facts.isEmpty() ? null : String.join(BETWEEN, facts);
    }

    private @Nullable String progress(@Nullable RestoreProgressBody progress) {
        if (progress == null) {
            return null;
        }
        List<String> parts = new ArrayList<>(List.of(
                words.text("run.files", progress.files()),
                words.bytes(progress.bytes()),
                words.text("run.rate", words.bytes(progress.bytesPerSecond()))));
        if (progress.remaining() != null) {
            parts.add(words.text("run.remaining", words.duration(progress.remaining())));
        }
        return String.join(BETWEEN, parts);
    }

    private String kind(RestoreLogLine.Kind kind) {
        return switch (kind) {
            case CREATED -> words.text("restore.kind.created");
            case REPLACED -> words.text("restore.kind.replaced");
            case ATTRIBUTES -> words.text("restore.kind.attributes");
            case DELETED -> words.text("restore.kind.deleted");
            case IN_THE_WAY -> words.text("restore.kind.in-the-way");
            case MESSAGE -> words.text("restore.kind.message");
        };
    }

    private static String css(RestoreState state) {
        return switch (state) {
            case REQUESTED, QUEUED -> "idle";
            case RUNNING -> "busy";
            case COMPLETED -> "good";
            case COMPLETED_WITH_WARNINGS -> "attention";
            case FAILED -> "danger";
            case ABORTED -> "muted";
        };
    }
}
