package eus.gordailu.gateway.run;

import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.snapshot.SnapshotStarted;
import org.jspecify.annotations.Nullable;

/** One attempt of a run, as its worker has told of it. */
record Attempt(
        int number,
        @Nullable SnapshotStarted started,
        @Nullable SnapshotCompleted completed,
        @Nullable SnapshotFailed failed,
        @Nullable SnapshotAborted aborted) {

    static Attempt unknown(int number) {
        return new Attempt(number, null, null, null, null);
    }

    Attempt with(SnapshotStarted seen) {
        return new Attempt(number, Later.of(started, seen, SnapshotStarted::startedAt), completed, failed, aborted);
    }

    Attempt with(SnapshotCompleted seen) {
        SnapshotCompleted kept =
                Later.of(completed, seen, event -> event.snapshot().completedAt());
        return new Attempt(number, started, kept, failed, aborted);
    }

    Attempt with(SnapshotFailed seen) {
        return new Attempt(number, started, completed, Later.of(failed, seen, SnapshotFailed::failedAt), aborted);
    }

    Attempt with(SnapshotAborted seen) {
        return new Attempt(number, started, completed, failed, Later.of(aborted, seen, SnapshotAborted::abortedAt));
    }
}
