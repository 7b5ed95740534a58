package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.snapshot.SnapshotStage;
import eus.gordailu.repository.tree.TreeEdit;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.pull.ApplyRequest;
import eus.gordailu.transfer.pull.ChangePull;
import eus.gordailu.transfer.pull.PullRequest;
import eus.gordailu.transfer.pull.PullResult;
import eus.gordailu.transfer.pull.PullRun;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.Warning;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Brings a staged copy of the latest snapshot to what the source is now. */
final class Applying {

    private final ChangePull pull;

    Applying(ChangePull pull) {
        this.pull = pull;
    }

    /** Where nothing differs, the copy is what the source is, and the client is left in peace. */
    PullResult apply(
            SnapshotStage stage,
            PullRequest request,
            Groundwork.Differences known,
            Consumer<RsyncProgress> progress,
            Cancellation cancellation) {
        ApplyRequest apply = new ApplyRequest(request, known.comparison().changes());
        stage.fetching();
        if (known.comparison().foundNothing()) {
            return new PullResult.Complete(known.comparison().run().bringingNothing(), List.of());
        }
        List<TreePath> copied =
                new DiskWork("prepare the copy of the latest snapshot", stage.data()).run(() -> edit(stage, apply));
        PullResult result = pull.apply(apply, progress, cancellation);
        return copied.isEmpty() ? result : told(result, copied);
    }

    /** A file whose inode takes no more links is a copy from here on. */
    private static PullResult told(PullResult result, List<TreePath> copied) {
        Warning warning = Warning.fullInodes(copied.size(), copied.getFirst());
        return result instanceof PullResult.Complete(PullRun run, var warnings)
                ? new PullResult.Complete(
                        run,
                        Stream.concat(Stream.of(warning), warnings.stream()).toList())
                : result;
    }

    /** What rsync will write anew is taken away first: it never finds an inode that a snapshot has. */
    private static List<TreePath> edit(SnapshotStage stage, ApplyRequest apply) throws IOException {
        try (Directory data = Directory.open(stage.data());
                TreeEdit edit = new TreeEdit(data)) {
            for (Change.Deleted gone : each(apply.deleted().iterator())) {
                edit.remove(gone.path());
            }
            for (var path : each(apply.inTheWay().iterator())) {
                edit.remove(path);
            }
            for (ApplyRequest.Link link : each(apply.links().iterator())) {
                edit.link(link.path(), link.leader());
            }
            edit.regroup();
            return edit.copied();
        }
    }

    private static <T> Iterable<T> each(Iterator<T> iterator) {
        return () -> iterator;
    }
}
