package eus.gordailu.rotation.workflow;

import eus.gordailu.kit.store.Change;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a step: what the rotation becomes, if anything, and how long to wait before the next one. */
record Step(@Nullable Change<Rotation> change, Duration pause) {

    static Step to(Change<Rotation> change) {
        return new Step(change, Duration.ZERO);
    }

    static Step again(Duration pause) {
        return new Step(null, pause);
    }
}
