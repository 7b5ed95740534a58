package eus.gordailu.gateway.projection;

import eus.gordailu.contracts.restore.RestoreAborted;
import eus.gordailu.contracts.restore.RestoreCompleted;
import eus.gordailu.contracts.restore.RestoreFailed;
import eus.gordailu.contracts.restore.RestoreProgress;
import eus.gordailu.contracts.restore.RestoreQueued;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.contracts.restore.RestoreStarted;
import eus.gordailu.gateway.restore.Restores;
import eus.gordailu.kit.messaging.MessageHandler;
import java.util.List;

/** The handlers that build the views of restores. The gateway's own requests are among them, so that a store that was lost fills again. */
final class RestoreProjection {

    private final Restores restores;

    RestoreProjection(Restores restores) {
        this.restores = restores;
    }

    List<MessageHandler<?>> handlers() {
        return List.of(
                MessageHandler.on(RestoreRequested.class, e -> restores.apply(e.restoreId(), it -> it.with(e))),
                MessageHandler.on(RestoreQueued.class, e -> restores.apply(e.restoreId(), it -> it.with(e))),
                MessageHandler.on(RestoreStarted.class, e -> restores.apply(e.restoreId(), it -> it.with(e))),
                MessageHandler.on(RestoreProgress.class, e -> restores.apply(e.restoreId(), it -> it.with(e))),
                MessageHandler.on(RestoreCompleted.class, e -> restores.apply(e.restoreId(), it -> it.with(e))),
                MessageHandler.on(RestoreFailed.class, e -> restores.apply(e.restoreId(), it -> it.with(e))),
                MessageHandler.on(RestoreAborted.class, e -> restores.apply(e.restoreId(), it -> it.with(e))));
    }
}
