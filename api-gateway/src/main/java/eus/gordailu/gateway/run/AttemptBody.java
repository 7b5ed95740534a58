package eus.gordailu.gateway.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.snapshot.SnapshotStarted;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One attempt of a run as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Attempt")
record AttemptBody(
        int attempt,
        @Nullable String workerId,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        boolean aborted,
        @Nullable FailureBody failure) {

    static AttemptBody of(Attempt attempt) {
        SnapshotStarted started = attempt.started();
        SnapshotFailed failed = attempt.failed();
        return new AttemptBody(
                attempt.number(),
                worker(attempt),
                started == null ? null : started.startedAt(),
                ended(attempt),
                attempt.aborted() != null,
                FailureBody.of(failed == null ? null : failed.failure()));
    }

    private static @Nullable String worker(Attempt attempt) {
        return Stream.of(
                        Optional.ofNullable(attempt.started()).map(SnapshotStarted::workerId),
                        Optional.ofNullable(attempt.completed()).map(SnapshotCompleted::workerId),
                        Optional.ofNullable(attempt.failed()).map(SnapshotFailed::workerId),
                        Optional.ofNullable(attempt.aborted()).map(SnapshotAborted::workerId))
                .flatMap(Optional::stream)
                .findFirst()
                .map(WorkerId::toString)
                .orElse(null);
    }

    private static @Nullable Instant ended(Attempt attempt) {
        return Stream.of(
                        Optional.ofNullable(attempt.completed())
                                .map(done -> done.snapshot().completedAt()),
                        Optional.ofNullable(attempt.failed()).map(SnapshotFailed::failedAt),
                        Optional.ofNullable(attempt.aborted()).map(SnapshotAborted::abortedAt))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }
}
