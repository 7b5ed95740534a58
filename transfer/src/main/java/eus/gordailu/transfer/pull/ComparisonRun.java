package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.process.Stop;
import eus.gordailu.transfer.rsync.ComparisonOutput;
import eus.gordailu.transfer.rsync.RsyncOutcome;
import eus.gordailu.transfer.rsync.RsyncVersion;

/** Runs rsync to compare, and judges whether what it said can be relied on. */
record ComparisonRun(ProcessRunner runner, PullRequest pull, Carrier carrier, RsyncVersion version) {

    Comparison run(Command command, ComparisonOutput output, Cancellation cancellation) {
        Command started = carrier.confined(command, pull, Enclosure.Touch.READS).endingWithStarter();
        ProcessResult ended = runner.run(started, RsyncRun.limits(pull), output, cancellation);
        if (ended.stop().filter(Stop.ABORTED::equals).isPresent()) {
            return new Comparison.Aborted();
        }
        if (output.unprintable()) {
            return new Comparison.Untrusted("A name and what it leads to are longer than rsync can print");
        }
        if (output.rulesUnknown()) {
            return new Comparison.Untrusted(
                    "The client's rsync does not know how to tell all that differs: a newer one would make this quicker");
        }
        return switch (carrier.diagnosis().judge(ended, output.messages())) {
            case RsyncOutcome.Failed(var failure) -> new Comparison.Failed(failure);
            case RsyncOutcome.Complete(var warnings) ->
                output.doubt(warnings)
                        .<Comparison>map(Comparison.Untrusted::new)
                        .orElseGet(() -> new Comparison.Trusted(
                                output.changes(),
                                PullRun.of(
                                        ended,
                                        version,
                                        command.endingWithStarter(),
                                        carrier.confines(),
                                        output.messages()),
                                warnings,
                                output.watches(pull.exclusions().keepOuts())
                                        && !pull.exclusions().mayHide(pull.paths())));
        };
    }
}
