package eus.gordailu.snapshot.restore;

import eus.gordailu.contracts.restore.RestoreCompleted;
import eus.gordailu.contracts.run.Failure;

/** How a restore ended. */
sealed interface RestoreEnd {

    /** Well, or with warnings. */
    record Completed(RestoreCompleted event) implements RestoreEnd {}

    /** Not as it was wanted. */
    record Failed(Failure failure) implements RestoreEnd {}

    /** As a person wished. */
    record Aborted() implements RestoreEnd {}
}
