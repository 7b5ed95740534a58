package eus.gordailu.rotation.workflow;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.rotation.RotateJob;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.rotation.lane.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leads rotations from step to step, off the thread that reads messages. A job's rotations change its view in the order of
 * its snapshots: one that has to wait lets no later one pass, which might expire the snapshot that it is about.
 */
public final class RotationRunner {

    private final Map<RunId, Rotation> open = new ConcurrentHashMap<>();
    private final RotationBook book;
    private final Lanes prompt;
    private final Lanes patient;
    private final RotationLimits limits;

    /** Deletions go to the patient lanes, all else to the prompt ones. */
    public RotationRunner(RotationBook book, Lanes prompt, Lanes patient, RotationLimits limits) {
        this.book = book;
        this.prompt = prompt;
        this.patient = patient;
        this.limits = limits;
    }

    /** Takes up the rotation that follows this snapshot, unless it was taken up before. */
    public void begin(SnapshotCompleted event) {
        book.open(event).ifPresent(rotation -> goOn(rotation, Duration.ZERO));
    }

    /** Takes up the rotation that makes room for a job's next snapshot, likewise. */
    public void makeRoom(RotateJob command) {
        book.open(command).ifPresent(rotation -> goOn(rotation, Duration.ZERO));
    }

    /** Goes on with what was interrupted; to be called once, before anything begins. */
    public void resume() {
        List<Rotation> unfinished = book.unfinished();
        unfinished.forEach(this::remember);
        unfinished.forEach(rotation -> goOn(rotation, Duration.ZERO));
    }

    private void goOn(Rotation rotation, Duration pause) {
        remember(rotation);
        Lanes lanes = rotation.viewIsOpen() ? prompt : patient;
        lanes.schedule(rotation.locationId(), pause, () -> step(rotation));
    }

    private void step(Rotation rotation) {
        if (rotation.viewIsOpen() && open.values().stream().anyMatch(other -> other.precedes(rotation))) {
            goOn(rotation, limits.lockWait());
            return;
        }
        try {
            book.advance(rotation.runId())
                    .ifPresentOrElse(
                            advance -> goOn(advance.rotation(), advance.pause()), () -> open.remove(rotation.runId()));
        } catch (RuntimeException | Error e) {
            // Left alone, it would hold up all later rotations of its job.
            goOn(rotation, limits.retryWait());
            RotationLog.interrupted(rotation, e);
        }
    }

    private void remember(Rotation rotation) {
        if (rotation.viewIsOpen()) {
            open.put(rotation.runId(), rotation);
        } else {
            open.remove(rotation.runId());
        }
    }
}
