package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.pull.ApplyRequest;
import eus.gordailu.transfer.pull.ChangePull;
import eus.gordailu.transfer.pull.Comparison;
import eus.gordailu.transfer.pull.PullRequest;
import eus.gordailu.transfer.pull.PullResult;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.testkit.Trees;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Has every other comparison made in halves, of a source that would be too small for it: of what each path holds, every second directory apart. */
record Halving(ChangePull changes) implements ChangePull {

    @Override
    public Comparison compare(PullRequest request, List<TreePath> subtrees, Cancellation cancellation) {
        Path latest = request.linkDest().orElseThrow();
        if (latest.getName(latest.getNameCount() - 2).hashCode() % 2 == 0) {
            return changes.compare(request, subtrees, cancellation);
        }
        List<TreePath> half = request.paths().stream()
                .map(path -> Path.of(latest + path))
                .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .flatMap(path -> Trees.everySecondDirectory(latest, path).stream())
                .toList();
        return changes.compare(request, half, cancellation);
    }

    @Override
    public PullResult apply(ApplyRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
        return changes.apply(request, progress, cancellation);
    }

    @Override
    public PullResult refresh(PullRequest request, List<TreePath> files, Cancellation cancellation) {
        return changes.refresh(request, files, cancellation);
    }

    @Override
    public Comparison excluded(PullRequest request, Path tree, Cancellation cancellation) {
        return changes.excluded(request, tree, cancellation);
    }
}
