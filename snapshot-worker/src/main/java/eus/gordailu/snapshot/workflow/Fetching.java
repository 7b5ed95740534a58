package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.pull.ChangePull;
import eus.gordailu.transfer.pull.Pull;
import eus.gordailu.transfer.pull.PullRequest;
import eus.gordailu.transfer.pull.PullResult;
import eus.gordailu.transfer.rsync.RsyncDiagnosis;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.Warning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes the tree what the source is: fetches, mends what rsync leaves wrong, keeps what could not be looked into, and lists what is new. */
final class Fetching {

    private static final Groundwork.Whole NAMES_REFUSED =
            new Groundwork.Whole("rsync did not know all names again that stood in the list of what differs");

    private static final Groundwork.Whole DIRECTORY_REPLACED =
            new Groundwork.Whole("a directory became something else while what differs in it was fetched");

    private final Pull pull;
    private final ChangePull changes;
    private final Prepared prepared;
    private final PullRequest request;
    private final Cancellation cancellation;

    Fetching(Pull pull, ChangePull changes, Prepared prepared, PullRequest request, Cancellation cancellation) {
        this.pull = pull;
        this.changes = changes;
        this.prepared = prepared;
        this.request = request;
        this.cancellation = cancellation;
    }

    Fetched fetch(Groundwork groundwork, Consumer<RsyncProgress> progress) {
        return switch (groundwork) {
            case Groundwork.Whole whole ->
                finished(whole, Fetched.of(whole, pull.pull(request, progress, cancellation)));
            case Groundwork.Differences known -> fetch(known, progress);
            case Groundwork.Ended ended -> Fetched.of(ended);
        };
    }

    private Fetched fetch(Groundwork.Differences known, Consumer<RsyncProgress> progress) {
        PullResult result = new Applying(changes).apply(prepared.stage(), request, known, progress, cancellation);
        Optional<Groundwork.Whole> otherwise = otherwise(result);
        if (otherwise.isPresent()) {
            prepared.stage().empty();
            return fetch(otherwise.get(), progress);
        }
        Fetched fetched = finished(known, Fetched.of(known, result));
        if (fetched instanceof Fetched.Failed(Failure failure) && RsyncDiagnosis.replacedDirectory(failure)) {
            prepared.stage().empty();
            return fetch(DIRECTORY_REPLACED, progress);
        }
        return fetched;
    }

    /** What a list can't bring may come without one. */
    private static Optional<Groundwork.Whole> otherwise(PullResult result) {
        if (!(result instanceof PullResult.Failed(var _, Failure failure))) {
            return Optional.empty();
        }
        if (RsyncDiagnosis.refusedNames(failure)) {
            return Optional.of(NAMES_REFUSED);
        }
        return RsyncDiagnosis.replacedDirectory(failure) ? Optional.of(DIRECTORY_REPLACED) : Optional.empty();
    }

    private Fetched finished(Groundwork groundwork, Fetched fetched) {
        Fetched refreshed = fetched instanceof Fetched.Complete complete ? refreshed(groundwork, complete) : fetched;
        if (!(refreshed instanceof Fetched.Complete complete)) {
            return refreshed;
        }
        List<Warning> kept = new Keeping(prepared.stage()).keep(groundwork, complete.warnings());
        List<Warning> excluded = kept.isEmpty() || groundwork instanceof Groundwork.Differences
                ? List.of()
                : new NewlyExcluded(prepared.stage())
                        .remove(() -> changes.excluded(request, request.destination(), cancellation));
        return list(groundwork)
                .<Fetched>map(listed ->
                        complete.with(listed).with(kept).with(excluded).with(onlyLinks()))
                .orElseGet(Fetched.Aborted::new);
    }

    private Fetched refreshed(Groundwork groundwork, Fetched.Complete complete) {
        if (!Privileges.root()) {
            List<TreePath> lost = LostAccessLists.find(prepared.stage(), groundwork);
            return again(lost, complete, Warning::lostAccessLists);
        }
        List<TreePath> lost = LostCapabilities.find(prepared.stage(), groundwork);
        return again(lost, complete, Warning::lostCapabilities);
    }

    private Fetched again(List<TreePath> lost, Fetched.Complete complete, Function<List<TreePath>, Warning> told) {
        if (lost.isEmpty()) {
            return complete;
        }
        PullResult again = changes.refresh(request, lost, cancellation);
        boolean refused = again instanceof PullResult.Failed failed && RsyncDiagnosis.refusedNames(failed.failure());
        return refused ? complete.with(List.of(told.apply(lost))) : complete.after(again);
    }

    /** Meanwhile the disk may write: all must be there before publication, and to wait for it then takes longer. */
    private Optional<Listing.Listed> list(Groundwork groundwork) {
        SideWork<Boolean> flush = SideWork.begin("flush", prepared.stage()::flush);
        try {
            return new Listing(prepared, cancellation).list(groundwork);
        } finally {
            // Its error would not be told a second time.
            flush.result();
        }
    }

    /** Who names a link means, most likely, what it leads to. */
    private List<Warning> onlyLinks() {
        return request.paths().stream()
                .filter(path -> Files.isSymbolicLink(Path.of(request.destination() + path)))
                .map(path -> Warning.onlyLink(path, target(Path.of(request.destination() + path))))
                .toList();
    }

    private static Path target(Path link) {
        return new DiskWork("read " + link, link).run(() -> Files.readSymbolicLink(link));
    }
}
