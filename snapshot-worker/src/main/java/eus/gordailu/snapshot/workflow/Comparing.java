package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.staging.Copy;
import eus.gordailu.repository.staging.Staging;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.pull.ChangePull;
import eus.gordailu.transfer.pull.Comparison;
import eus.gordailu.transfer.pull.PullRequest;
import eus.gordailu.transfer.pull.PullResult;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Compares the source with the latest snapshot, while a copy of that is made beside it. */
final class Comparing {

    private final ChangePull pull;

    Comparing(ChangePull pull) {
        this.pull = pull;
    }

    Groundwork groundwork(Prepared prepared, PullRequest request, Cancellation cancellation) {
        Optional<StoredSnapshot.Published> latest = prepared.stage().latest();
        if (latest.isEmpty()) {
            prepared.stage().emptyCopy();
            return new Groundwork.Whole("there is no good snapshot to compare with yet");
        }
        if (prepared.stage().resumed()) {
            return new Groundwork.Whole("it goes on with what an earlier attempt had fetched");
        }
        Dividing dividing = new Dividing(prepared.lock().directory(), latest.get());
        Optional<List<TreePath>> half = dividing.known();
        Staging staging = new Staging(prepared.lock(), prepared.stage());
        SideWork<Copy> copy =
                SideWork.begin("staging", () -> staging.copy(latest.get().data(), half.orElse(List.of())));
        BooleanSupplier brokenOff =
                () -> cancellation.isCancelled() || Thread.currentThread().isInterrupted();
        return joined(
                prepared.stage(),
                copy,
                request.byChecksum(),
                () -> pull.compare(request, half.orElseGet(() -> dividing.find(brokenOff)), cancellation));
    }

    private static Groundwork joined(
            SnapshotStage stage, SideWork<Copy> copy, boolean byChecksum, Supplier<Comparison> comparing) {
        Comparison comparison;
        try {
            comparison = comparing.get();
        } catch (RuntimeException e) {
            copy.giveUp();
            throw e;
        }
        return switch (comparison) {
            case Comparison.Trusted trusted -> new Groundwork.Differences(trusted, copy.result(), byChecksum);
            case Comparison.Untrusted(String reason) -> {
                copy.result();
                stage.empty();
                yield new Groundwork.Whole(reason);
            }
            case Comparison.Failed(var failure) -> ended(copy, new PullResult.Failed(Optional.empty(), failure));
            case Comparison.Aborted() -> ended(copy, new PullResult.Aborted(Optional.empty()));
        };
    }

    /** The copy is given up where it is: it says of itself that nothing was fetched into it. */
    private static Groundwork ended(SideWork<Copy> copy, PullResult result) {
        copy.giveUp();
        return new Groundwork.Ended(result);
    }
}
