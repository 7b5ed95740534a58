package eus.gordailu.offsite.workflow;

import static com.mongodb.client.model.Filters.eq;
import static eus.gordailu.offsite.workflow.OffsiteSignal.NOWHERE_TO_GO;
import static eus.gordailu.offsite.workflow.OffsiteState.COMPLETED;
import static eus.gordailu.offsite.workflow.OffsiteState.PLANNING;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.offsite.OffsiteCompleted;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.kit.log.LogKeys;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.workflow.Transition;
import eus.gordailu.kit.workflow.Workflow;
import eus.gordailu.offsite.mirror.OffsiteTargets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads each run's snapshot to its targets, from state to state; one that was interrupted goes on where it was. */
public final class Mirrorings {

    private static final Logger LOG = LoggerFactory.getLogger(Mirrorings.class);

    private final Workflow<OffsiteState, OffsiteSignal> workflow =
            new Workflow<>(PLANNING, List.of(new Transition<>(PLANNING, NOWHERE_TO_GO, COMPLETED)));
    private final Documents<Mirroring> mirrorings;
    private final OffsiteTargets targets;
    private final Clock clock;

    public Mirrorings(ServiceStore store, OffsiteTargets targets, Clock clock) {
        this.mirrorings = store.documents("mirrorings", Mirroring.class, Mirroring::lookup)
                .index(Mirroring.STATE)
                .forgetting(Mirroring.ENDED_SINCE, ServiceStore.LONGER_THAN_MESSAGES);
        this.targets = targets;
        this.clock = clock;
    }

    /** Takes up a run's snapshot, unless it was taken up before. */
    public void begin(RotationCompleted event) {
        record(event);
        advance(event.runId());
    }

    /** Goes on with what was interrupted. */
    public void resume() {
        mirrorings
                .find(eq(Mirroring.STATE, PLANNING.name()))
                .forEach(stored -> advance(stored.value().runId()));
    }

    void record(RotationCompleted event) {
        mirrorings.insert(event.runId(), Mirroring.of(event));
    }

    private void advance(RunId runId) {
        mirrorings
                .change(runId, stored -> completed(stored.value()))
                .ifPresent(stored -> LOG.atInfo()
                        .addKeyValue(LogKeys.RUN, runId)
                        .addKeyValue(
                                LogKeys.JOB, stored.value().definition().job().id())
                        .addKeyValue(
                                LogKeys.CLIENT,
                                stored.value().definition().client().id())
                        .log(
                                "{} has no offsite target: its snapshots stay on this site only",
                                stored.value().definition().ref()));
    }

    private Optional<Change<Mirroring>> completed(Mirroring mirroring) {
        return workflow.next(mirroring.state(), NOWHERE_TO_GO)
                .map(next -> Change.to(
                        mirroring.in(next),
                        new OffsiteCompleted(
                                mirroring.runId(),
                                mirroring.definition().ref(),
                                mirroring.snapshotId(),
                                targets.of(mirroring.definition()),
                                clock.instant())));
    }
}
