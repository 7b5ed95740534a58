package eus.gordailu.gateway.projection;

import eus.gordailu.contracts.offsite.OffsiteCompleted;
import eus.gordailu.contracts.offsite.OffsiteFailed;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.run.RunQueued;
import eus.gordailu.contracts.run.RunRetrying;
import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.snapshot.SnapshotStarted;
import eus.gordailu.contracts.worker.TransferProgress;
import eus.gordailu.gateway.run.Runs;
import eus.gordailu.kit.messaging.MessageHandler;
import java.util.List;

/** The handlers that build the views of runs. A completed snapshot, a rotation and a finished run have other readers too. */
final class RunProjection {

    private final Runs runs;

    RunProjection(Runs runs) {
        this.runs = runs;
    }

    List<MessageHandler<?>> handlers() {
        return List.of(
                MessageHandler.on(RunQueued.class, e -> runs.apply(e.runId(), run -> run.with(e))),
                MessageHandler.on(RunRetrying.class, e -> runs.apply(e.runId(), run -> run.with(e))),
                MessageHandler.on(SnapshotStarted.class, e -> runs.apply(e.runId(), run -> run.with(e))),
                MessageHandler.on(SnapshotFailed.class, e -> runs.apply(e.runId(), run -> run.with(e))),
                MessageHandler.on(SnapshotAborted.class, e -> runs.apply(e.runId(), run -> run.with(e))),
                MessageHandler.on(TransferProgress.class, e -> runs.apply(e.runId(), run -> run.with(e))),
                MessageHandler.on(RotationFailed.class, e -> runs.apply(e.runId(), run -> run.with(e))),
                MessageHandler.on(OffsiteCompleted.class, e -> runs.apply(e.runId(), run -> run.with(e))),
                MessageHandler.on(OffsiteFailed.class, e -> runs.apply(e.runId(), run -> run.with(e))));
    }
}
