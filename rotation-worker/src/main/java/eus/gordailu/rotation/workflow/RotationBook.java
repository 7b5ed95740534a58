package eus.gordailu.rotation.workflow;

import static com.mongodb.client.model.Filters.in;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.rotation.RotateJob;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import eus.gordailu.rotation.expiry.Deletion;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every rotation with its state. A step is written down after it is done: what a crash loses is done again. */
public final class RotationBook {

    private final Documents<Rotation> rotations;
    private final RotationSteps steps;
    private final Clock clock;

    /** A rotation after a step, and how long to wait before the next one. */
    record Advance(Rotation rotation, Duration pause) {}

    public RotationBook(ServiceStore store, RotationLimits limits, Deletion deletion, Clock clock) {
        this.rotations = store.documents("rotations", Rotation.class, Rotation::lookup)
                .index(Rotation.STATE)
                .forgetting(Rotation.ENDED_SINCE, ServiceStore.LONGER_THAN_MESSAGES);
        this.steps = new RotationSteps(limits, deletion, clock);
        this.clock = clock;
    }

    /** Opens the rotation that follows a snapshot; empty when it was opened before. */
    Optional<Rotation> open(SnapshotCompleted event) {
        return open(Rotation.of(event));
    }

    /** Opens the rotation that makes room; empty when it was opened before, or is no longer wanted. */
    Optional<Rotation> open(RotateJob command) {
        return command.isOld(clock.instant()) ? Optional.empty() : open(Rotation.of(command));
    }

    private Optional<Rotation> open(Rotation rotation) {
        return rotations.insert(rotation.runId(), rotation) ? Optional.of(rotation) : Optional.empty();
    }

    /** Those that have not ended, the one for the oldest snapshot first. */
    List<Rotation> unfinished() {
        return rotations
                .find(in(
                        Rotation.STATE,
                        RotationState.PLANNING.name(),
                        RotationState.EXPIRING.name(),
                        RotationState.DELETING.name(),
                        RotationState.UNTOLD.name()))
                .stream()
                .map(Stored::value)
                .sorted(Comparator.comparing(Rotation::newest))
                .toList();
    }

    /** Takes the next step; empty when there is none. */
    Optional<Advance> advance(RunId runId) {
        return rotations.find(runId).filter(stored -> !stored.value().ended()).flatMap(this::advance);
    }

    private Optional<Advance> advance(Stored<Rotation> before) {
        Step step = steps.take(before.value());
        Change<Rotation> change = step.change();
        if (change == null) {
            return Optional.of(new Advance(before.value(), step.pause()));
        }
        Optional<Rotation> after = write(before, change);
        after.filter(rotation -> rotation.state() != before.value().state()).ifPresent(RotationLog::reached);
        return after.map(rotation -> new Advance(rotation, step.pause()));
    }

    /** Empty when another was faster: the step is then the other's. */
    private Optional<Rotation> write(Stored<Rotation> before, Change<Rotation> change) {
        return rotations
                .change(
                        before.value().runId(),
                        now -> now.version() == before.version() ? Optional.of(change) : Optional.empty())
                .map(Stored::value);
    }
}
