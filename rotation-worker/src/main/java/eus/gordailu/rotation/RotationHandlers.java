package eus.gordailu.rotation;

import static eus.gordailu.kit.messaging.MessageHandler.on;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.rotation.AcceptSnapshot;
import eus.gordailu.contracts.rotation.ExpireSnapshot;
import eus.gordailu.contracts.rotation.PinSnapshot;
import eus.gordailu.contracts.rotation.RotateJob;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.worker.WorkerProperties;
import eus.gordailu.rotation.location.KnownLocations;
import eus.gordailu.rotation.request.RequestRunner;
import eus.gordailu.rotation.workflow.RotationRunner;
import java.util.List;

/**
 * Takes up what is on this worker's own disks. A run that failed is heard of only when there was no room for its snapshot: then
 * what the retention has ceased to keep makes room, and otherwise nothing expires.
 */
final class RotationHandlers {

    private final WorkerProperties worker;
    private final KnownLocations locations;
    private final RotationRunner rotations;
    private final RequestRunner requests;

    RotationHandlers(
            WorkerProperties worker, KnownLocations locations, RotationRunner rotations, RequestRunner requests) {
        this.worker = worker;
        this.locations = locations;
        this.rotations = rotations;
        this.requests = requests;
    }

    List<MessageHandler<?>> all() {
        return List.of(
                on(SnapshotCompleted.class, this::completed),
                on(RotateJob.class, this::rotate),
                on(PinSnapshot.class, this::pin),
                on(AcceptSnapshot.class, this::accept),
                on(ExpireSnapshot.class, this::expire));
    }

    private void completed(SnapshotCompleted event) {
        Location location = event.definition().location();
        if (worker.serves(location.id())) {
            locations.seen(location, event.snapshot().completedAt());
            rotations.begin(event);
        }
    }

    private void rotate(RotateJob command) {
        if (worker.serves(command.definition().location().id())) {
            rotations.makeRoom(command);
        }
    }

    private void pin(PinSnapshot command) {
        if (worker.serves(command.locationId())) {
            requests.pin(command);
        }
    }

    private void accept(AcceptSnapshot command) {
        if (worker.serves(command.locationId())) {
            requests.accept(command);
        }
    }

    private void expire(ExpireSnapshot command) {
        if (worker.serves(command.locationId())) {
            requests.expire(command);
        }
    }
}
