package eus.gordailu.snapshot.hook;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import java.util.List;

/** How an attempt ended. */
public sealed interface AttemptEnd {

    record Published(SnapshotFacts facts) implements AttemptEnd {}

    record Failed(Failure failure) implements AttemptEnd {}

    record Aborted() implements AttemptEnd {}

    /** The same, with what went wrong after it. A failure stays the one that it was. */
    default AttemptEnd with(List<String> warnings) {
        return this instanceof Published(SnapshotFacts facts) ? new Published(facts.with(warnings)) : this;
    }
}
