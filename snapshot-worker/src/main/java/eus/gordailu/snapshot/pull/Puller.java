package eus.gordailu.snapshot.pull;

import static eus.gordailu.kit.messaging.MessageHandler.on;

import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.worker.WorkerProperties;
import eus.gordailu.snapshot.workflow.AttemptBook;
import java.time.Clock;
import java.util.List;

/** Takes on what is due on this machine's locations, each attempt once. */
public final class Puller {

    private final WorkerProperties worker;
    private final AttemptBook book;
    private final Slots slots;
    private final Clock clock;

    public Puller(WorkerProperties worker, AttemptBook book, Slots slots, Clock clock) {
        this.worker = worker;
        this.book = book;
        this.slots = slots;
        this.clock = clock;
    }

    public List<MessageHandler<?>> handlers() {
        return List.of(on(JobDue.class, this::due), on(AbortRun.class, this::abort));
    }

    private void due(JobDue command) {
        boolean ours = worker.serves(command.definition().location().id());
        if (ours && !command.isOld(clock.instant()) && book.claim(command)) {
            slots.take(command);
        }
    }

    private void abort(AbortRun command) {
        book.abort(command);
        slots.abort(command.runId());
    }
}
