package eus.gordailu.gateway.run;

import eus.gordailu.contracts.offsite.OffsiteCompleted;
import eus.gordailu.contracts.offsite.OffsiteFailed;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.worker.TransferProgress;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happened to a run's snapshot, and how far its transfer is. */
record Aftermath(
        @Nullable TransferProgress progress,
        @Nullable RotationCompleted rotated,
        @Nullable RotationFailed rotationFailed,
        @Nullable OffsiteCompleted offsite,
        List<OffsiteFailed> offsiteFailures) {

    static final Aftermath NONE = new Aftermath(null, null, null, null, List.of());

    Aftermath with(TransferProgress seen) {
        TransferProgress newest = Later.of(
                progress,
                seen,
                Comparator.comparingInt(TransferProgress::attempt).thenComparing(TransferProgress::at));
        return new Aftermath(newest, rotated, rotationFailed, offsite, offsiteFailures);
    }

    Aftermath with(RotationCompleted seen) {
        RotationCompleted newest = Later.of(rotated, seen, RotationCompleted::completedAt);
        return new Aftermath(progress, newest, rotationFailed, offsite, offsiteFailures);
    }

    Aftermath with(RotationFailed seen) {
        RotationFailed newest = Later.of(rotationFailed, seen, RotationFailed::failedAt);
        return new Aftermath(progress, rotated, newest, offsite, offsiteFailures);
    }

    Aftermath with(OffsiteCompleted seen) {
        OffsiteCompleted newest = Later.of(offsite, seen, OffsiteCompleted::completedAt);
        return new Aftermath(progress, rotated, rotationFailed, newest, offsiteFailures);
    }

    Aftermath with(OffsiteFailed seen) {
        SortedMap<String, OffsiteFailed> byTarget = new TreeMap<>();
        offsiteFailures.forEach(failure -> byTarget.put(failure.target(), failure));
        byTarget.put(seen.target(), Later.of(byTarget.get(seen.target()), seen, OffsiteFailed::failedAt));
        return new Aftermath(progress, rotated, rotationFailed, offsite, List.copyOf(byTarget.values()));
    }

    boolean rotationIsOver() {
        return rotated != null || rotationFailed != null;
    }

    boolean offsiteIsOver() {
        return offsite != null || !offsiteFailures.isEmpty();
    }
}
