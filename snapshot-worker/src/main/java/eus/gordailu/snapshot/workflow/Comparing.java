package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.staging.Copy;
import eus.gordailu.repository.staging.KnownHalf;
import eus.gordailu.repository.staging.Staging;
import eus.gordailu.repository.tree.TreeHalf;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.pull.ChangePull;
import eus.gordailu.transfer.pull.Comparison;
import eus.gordailu.transfer.pull.PullRequest;
import eus.gordailu.transfer.pull.PullResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the source with the latest snapshot, while a copy of that is made beside it. */
final class Comparing {

    private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);

    private final ChangePull pull;

    Comparing(ChangePull pull) {
        this.pull = pull;
    }

    Groundwork groundwork(Prepared prepared, PullRequest request, Cancellation cancellation) {
        Optional<StoredSnapshot.Published> latest = prepared.stage().latest();
        if (latest.isEmpty()) {
            prepared.stage().emptyCopy();
            return new Groundwork.Whole("there is no snapshot to compare with yet");
        }
        if (prepared.stage().resumed()) {
            return new Groundwork.Whole("it goes on with what an earlier attempt had fetched");
        }
        Staging staging = new Staging(prepared.lock(), prepared.stage());
        SideWork<Copy> copy =
                SideWork.begin("staging", () -> staging.copy(latest.get().data()));
        return joined(prepared, latest.get(), copy, request, cancellation);
    }

    private Groundwork joined(
            Prepared prepared,
            StoredSnapshot.Published latest,
            SideWork<Copy> copy,
            PullRequest request,
            Cancellation cancellation) {
        Comparison comparison;
        try {
            comparison = pull.compare(request, half(prepared, latest, cancellation), cancellation);
        } catch (RuntimeException e) {
            copy.giveUp();
            throw e;
        }
        return switch (comparison) {
            case Comparison.Trusted trusted -> new Groundwork.Differences(trusted, copy.result(), request.byChecksum());
            case Comparison.Untrusted(String reason) -> {
                copy.result();
                prepared.stage().empty();
                yield new Groundwork.Whole(reason);
            }
            case Comparison.Failed(var failure) -> ended(copy, new PullResult.Failed(Optional.empty(), failure));
            case Comparison.Aborted() -> ended(copy, new PullResult.Aborted(Optional.empty()));
        };
    }

    private static List<TreePath> half(Prepared prepared, StoredSnapshot.Published latest, Cancellation cancellation) {
        BooleanSupplier brokenOff =
                () -> cancellation.isCancelled() || Thread.currentThread().isInterrupted();
        KnownHalf known = new KnownHalf(prepared.lock().directory());
        return new DiskWork("look through " + latest.data(), latest.data()).run(() -> {
            Optional<List<TreePath>> kept = known.of(latest);
            if (kept.isPresent()) {
                return kept.get();
            }
            try (Directory tree = Directory.open(latest.data())) {
                List<TreePath> found = TreeHalf.of(tree, brokenOff);
                if (!brokenOff.getAsBoolean()) {
                    keep(known, latest, found);
                }
                return found;
            }
        });
    }

    /** They are looked for again when they are not there: that keeps no snapshot from being made. */
    private static void keep(KnownHalf known, StoredSnapshot.Published latest, List<TreePath> found) {
        try {
            known.keep(latest, found);
        } catch (IOException e) {
            LOG.warn("Where {} is best divided was not written down: {}", latest.data(), e.toString());
        }
    }

    /** The copy is given up where it is: it says of itself that nothing was fetched into it. */
    private static Groundwork ended(SideWork<Copy> copy, PullResult result) {
        copy.giveUp();
        return new Groundwork.Ended(result);
    }
}
