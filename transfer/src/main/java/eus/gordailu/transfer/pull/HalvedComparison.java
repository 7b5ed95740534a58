package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.TransferException;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.rsync.ComparisonOutput;
import eus.gordailu.transfer.rsync.LinkedInodes;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncDiagnosis;
import eus.gordailu.transfer.source.Source;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares two halves of a source at the same time, by two runs of rsync: the sender and the generator of one wait for each
 * other and keep a single processor busy. Names of one file must all be in the same half, for only within a run does
 * rsync tell which belong together; the runs tell the inodes of all files with more than one name, so that is seen.
 */
final class HalvedComparison {

    private static final Logger LOG = LoggerFactory.getLogger(HalvedComparison.class);

    private final ComparisonRun run;
    private final Halves halves;
    private final Path latest;
    private final LinkedInodes inodes = new LinkedInodes();

    HalvedComparison(ComparisonRun run, Halves halves, Path latest) {
        this.run = run;
        this.halves = halves;
        this.latest = latest;
    }

    /** Empty when the source is to be compared in one: that may come to something else. */
    Optional<Comparison> compare(Cancellation cancellation) {
        try {
            AtOnce<Comparison> halves = AtOnce.run(
                    cancellation,
                    Comparison.Trusted.class::isInstance,
                    both -> run.run(ofRest(), output(0), both),
                    both -> run.run(ofSubtrees(), output(1), both));
            return cancellation.isCancelled() || Thread.currentThread().isInterrupted()
                    ? Optional.of(new Comparison.Aborted())
                    : together(halves.first(), halves.second());
        } catch (TransferException e) {
            LOG.info("{} is compared in one: {}", run.pull().paths(), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Comparison> together(Comparison rest, Comparison subtrees) {
        if (rest instanceof Comparison.Trusted one && subtrees instanceof Comparison.Trusted other) {
            return halves.together(one, other).map(trusted -> trusted);
        }
        Optional<Comparison> failed = outOfTime(rest).or(() -> outOfTime(subtrees));
        if (failed.isEmpty()) {
            LOG.info("{} is compared in one: {}, {}", run.pull().paths(), rest, subtrees);
        }
        return failed;
    }

    /** Anything else may be because there were two: a client may take no second connection, or not know an option. */
    private static Optional<Comparison> outOfTime(Comparison half) {
        return half instanceof Comparison.Failed(var failure) && RsyncDiagnosis.ranOutOfTime(failure)
                ? Optional.of(half)
                : Optional.empty();
    }

    private Command ofRest() {
        return rsync(new Source(run.pull().route(), run.pull().paths()))
                .filtering(halves.rulesForTheRest(run.pull().exclusions().watchfulRules()))
                .comparisonOfPart();
    }

    private Command ofSubtrees() {
        return rsync(new Source(run.pull().route(), halves.paths()))
                .filtering(halves.rulesForTheSubtrees(
                        run.pull().exclusions().watchfulRules(),
                        run.pull().exclusions().keepOuts()))
                .comparisonOfPart();
    }

    private RsyncCommand rsync(Source source) {
        return run.carrier().rsync(run.pull(), source, latest);
    }

    private ComparisonOutput output(int part) {
        return ComparisonOutput.ofPart(
                part,
                inodes,
                run.pull().paths(),
                Set.copyOf(run.pull().exclusions().keepOuts()));
    }
}
