package eus.gordailu.transfer.push;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.TransferException;
import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.peer.Means;
import eus.gordailu.transfer.peer.WorkerFailure;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.PushDiagnosis;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.rsync.Warning;
import eus.gordailu.transfer.ssh.ClientKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;

/**
 * Brings files with the worker's own rsync, over OpenSSH, to a daemon, or to this machine. First it looks at the directories that lead to what is
 * brought: one that has become a link would lead elsewhere.
 */
public final class RsyncPush implements Push {

    private final Means means;

    public RsyncPush(ProcessRunner runner, ClientKeys keys, Confinement confinement) {
        this(new Means(runner, keys, confinement, Privileges.root()));
    }

    RsyncPush(Means means) {
        this.means = means;
    }

    @Override
    public PushResult push(
            PushRequest request,
            Consumer<PushChange> changes,
            Consumer<RsyncProgress> progress,
            Cancellation cancellation) {
        try {
            Files.createDirectories(request.scratch());
            PushRun run = PushRun.begin(means, request, cancellation);
            PushResult result = run.push(true, changes, progress);
            return result instanceof PushResult.Failed(Failure failure) && PushDiagnosis.takesNoAttributes(failure)
                    ? withoutAttributes(request, run.push(false, changes, progress))
                    : result;
        } catch (TransferException e) {
            return new PushResult.Failed(WorkerFailure.of(e));
        } catch (IOException e) {
            return new PushResult.Failed(WorkerFailure.of(request.scratch(), e));
        }
    }

    private static PushResult withoutAttributes(PushRequest request, PushResult result) {
        return result instanceof PushResult.Complete complete
                ? complete.with(
                        Warning.withoutAttributes(request.target().route().toString()))
                : result;
    }
}
