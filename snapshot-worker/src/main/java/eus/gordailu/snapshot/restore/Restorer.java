package eus.gordailu.snapshot.restore;

import static eus.gordailu.kit.messaging.MessageHandler.on;

import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.restore.AbortRestore;
import eus.gordailu.contracts.restore.RestoreProgress;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.worker.WorkerProperties;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.snapshot.workflow.Perseverance;
import eus.gordailu.transfer.TransferException;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.RsyncProgress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Takes restores from this machine's locations on, each once, a few at the same time; backups under way never keep one waiting. */
public final class Restorer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);
    private static final int AT_ONCE = 2;
    private static final Duration LOGS_KEPT = Duration.ofDays(35);

    private final Map<RestoreId, UnderWay> underWay = new ConcurrentHashMap<>();
    private final WorkerProperties worker;
    private final RestoreBook book;
    private final RestoreRun run;
    private final RestoreLogs logs;
    private final Clock clock;
    private final Perseverance perseverance;
    private final Turns turns = new Turns(AT_ONCE);

    /** A restore that is carried out, and the last that rsync said of itself. */
    private static final class UnderWay {

        private final Cancellation cancellation = new Cancellation();
        private volatile @Nullable RsyncProgress progress;
    }

    Restorer(
            WorkerProperties worker,
            RestoreBook book,
            RestoreRun run,
            RestoreLogs logs,
            Perseverance perseverance,
            Clock clock) {
        this.worker = worker;
        this.book = book;
        this.run = run;
        this.logs = logs;
        this.perseverance = perseverance;
        this.clock = clock;
    }

    /** What the last end has cut short has failed, before anything new is taken on. What waited for its turn goes on to. */
    void recover() {
        for (Restore restore : book.active()) {
            RestoreRequested command = restore.command();
            if (restore.state() == RestoreState.RUNNING || command.isOld(clock.instant())) {
                book.failed(command, restarted(command));
            } else {
                takeOn(command);
            }
        }
    }

    public List<MessageHandler<?>> handlers() {
        return List.of(on(RestoreRequested.class, this::requested), on(AbortRestore.class, this::abort));
    }

    /** How far each is. */
    public List<RestoreProgress> progress() {
        return underWay.entrySet().stream()
                .flatMap(entry -> Stream.ofNullable(entry.getValue().progress)
                        .map(said -> new RestoreProgress(
                                entry.getKey(),
                                worker.id(),
                                said.bytes(),
                                said.transferredFiles(),
                                said.bytesPerSecond(),
                                said.scanning() ? null : said.remaining(),
                                clock.instant())))
                .toList();
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void forgetLogs() {
        try {
            logs.forget(clock.instant().minus(LOGS_KEPT));
        } catch (IOException e) {
            LOG.warn("Old logs of restores can't be removed: {}", e.toString());
        }
    }

    private void requested(RestoreRequested command) {
        boolean ours = worker.serves(command.location().id());
        if (ours && !command.isOld(clock.instant()) && book.claim(command)) {
            takeOn(command);
        }
    }

    private void takeOn(RestoreRequested command) {
        turns.add(command, () -> {
            UnderWay restore = new UnderWay();
            underWay.put(command.restoreId(), restore);
            try {
                carryOut(command, restore);
            } finally {
                underWay.remove(command.restoreId());
            }
        });
    }

    private void abort(AbortRestore command) {
        book.abort(command);
        turns.remove(command.restoreId()).ifPresent(book::aborted);
        Optional.ofNullable(underWay.get(command.restoreId())).ifPresent(restore -> restore.cancellation.cancel());
    }

    private void carryOut(RestoreRequested command, UnderWay restore) {
        String unwritten = "How restore %s goes can't be written down yet".formatted(command.restoreId());
        perseverance.with(unwritten, () -> {
            if (book.isAborted(command.restoreId())) {
                restore.cancellation.cancel();
            } else {
                book.begun(command);
            }
        });
        RestoreEnd end = restore.cancellation.isCancelled() ? new RestoreEnd.Aborted() : end(command, restore);
        perseverance.with(unwritten, () -> write(command, end));
    }

    private void write(RestoreRequested command, RestoreEnd end) {
        switch (end) {
            case RestoreEnd.Completed(var event) -> book.completed(event);
            case RestoreEnd.Failed(var failure) -> book.failed(command, failure);
            case RestoreEnd.Aborted() -> book.aborted(command);
        }
    }

    private RestoreEnd end(RestoreRequested command, UnderWay restore) {
        try {
            return run.carryOut(command, said -> restore.progress = said, restore.cancellation);
        } catch (RestoreRefusedException e) {
            return new RestoreEnd.Failed(e.failure());
        } catch (RepositoryException e) {
            return new RestoreEnd.Failed(e.toFailure());
        } catch (TransferException e) {
            return new RestoreEnd.Failed(
                    failure(FailureClass.PERMANENT, "restore.unsuitable", String.valueOf(e.getMessage()), command));
        } catch (IOException e) {
            return new RestoreEnd.Failed(failure(
                    FailureClass.OPERATOR_NEEDED,
                    "restore.no-log",
                    "The worker can't write the log of the restore (%s): see that its own disk has room".formatted(e),
                    command));
        } catch (RuntimeException | Error e) {
            LOG.error("Restore {} of {} failed unexpectedly", command.restoreId(), command.job(), e);
            return new RestoreEnd.Failed(failure(
                    FailureClass.PERMANENT,
                    "worker.unexpected",
                    "The restore from %s met a fault of the program (%s): see the worker's log and report it"
                            .formatted(command.job(), e),
                    command));
        }
    }

    private static Failure restarted(RestoreRequested command) {
        return failure(
                FailureClass.TRANSIENT,
                "worker.restarted",
                "The worker stopped before all was restored from %s: start the restore again, and it goes on with what is missing"
                        .formatted(command.job()),
                command);
    }

    private static Failure failure(FailureClass kind, String code, String sentence, RestoreRequested command) {
        return new Failure(kind, code, sentence, Map.of("job", command.job().toString()));
    }

    /** What is under way is broken off, and has failed at the next start. */
    @Override
    public void close() {
        turns.close();
    }
}
