package eus.gordailu.transfer.push;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.rsync.RsyncStats;
import eus.gordailu.transfer.rsync.Warning;
import java.util.List;
import java.util.stream.Stream;

/** What bringing files to a client came to. */
public sealed interface PushResult {

    /**
     * All is there, but for what the warnings tell of. Of a dry run: would be.
     *
     * @param notBrought so many entries differ from those in the tree still
     */
    record Complete(RsyncStats stats, long notBrought, List<Warning> warnings) implements PushResult {

        Complete(RsyncStats stats, List<Warning> warnings) {
            this(stats, 0, warnings);
        }

        public Complete {
            warnings = List.copyOf(warnings);
        }

        /** But for what these numbers are of. */
        Complete without(RsyncStats left, long entries) {
            return new Complete(stats.withoutTransfersOf(left), entries, warnings);
        }

        Complete with(Warning first) {
            return new Complete(
                    stats,
                    notBrought,
                    Stream.concat(Stream.of(first), warnings.stream()).toList());
        }
    }

    /** Each file at the client is as it was, or as it is in the snapshot. */
    record Failed(Failure failure) implements PushResult {}

    /** Ended as it was asked for; the same holds. */
    record Aborted() implements PushResult {}
}
