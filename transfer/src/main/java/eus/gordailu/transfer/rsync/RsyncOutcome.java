package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.run.Failure;
import java.util.List;

/** What a run of rsync came to. */
public sealed interface RsyncOutcome {

    /** The destination is whole. Files that vanished while being read, or could not be read, are warnings. */
    record Complete(List<Warning> warnings) implements RsyncOutcome {

        public Complete {
            warnings = List.copyOf(warnings);
        }
    }

    /** The destination must not be published. */
    record Failed(Failure failure) implements RsyncOutcome {}
}
