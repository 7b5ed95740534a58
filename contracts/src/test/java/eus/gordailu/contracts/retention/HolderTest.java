package eus.gordailu.contracts.retention;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.Holder.Possible;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.FindingKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HolderTest {

    private static final SnapshotId SUNDAY = SnapshotId.of("2026-11-22T02-00-00Z");
    private static final SnapshotId MONDAY = SnapshotId.of("2026-11-23T02-00-00Z");
    private static final SnapshotId TUESDAY = SnapshotId.of("2026-11-24T02-00-00Z");

    @Test
    void nobodyHoldsWhereNobodyWaits() {
        assertThat(Holder.among(List.of(good(MONDAY), good(SUNDAY)), MONDAY)).isEmpty();
    }

    @Test
    void aSuspiciousOneHoldsUntilAGoodOneFollows() {
        assertThat(Holder.among(List.of(waiting(MONDAY, FindingKind.SUSPICIOUS), good(SUNDAY)), null))
                .contains(new Holder(MONDAY, true));
        assertThat(Holder.among(List.of(good(TUESDAY), waiting(MONDAY, FindingKind.SUSPICIOUS)), null))
                .isEmpty();
    }

    @Test
    void aSuspiciousOneHoldsItsOwnRotationThoughAGoodOneHasFollowed() {
        assertThat(Holder.among(List.of(good(TUESDAY), waiting(MONDAY, FindingKind.SUSPICIOUS)), MONDAY))
                .contains(new Holder(MONDAY, true));
    }

    @Test
    void anAnomalousOneHoldsWhateverFollows() {
        assertThat(Holder.among(List.of(good(TUESDAY), waiting(MONDAY, FindingKind.ANOMALOUS)), null))
                .contains(new Holder(MONDAY, false));
    }

    @Test
    void ofSeveralTheOneThatWasMadeLastIsNamed() {
        assertThat(Holder.among(
                        List.of(waiting(TUESDAY, FindingKind.SUSPICIOUS), waiting(MONDAY, FindingKind.ANOMALOUS)),
                        null))
                .contains(new Holder(TUESDAY, true));
    }

    private static Possible good(SnapshotId id) {
        return new Possible(id, null, true);
    }

    private static Possible waiting(SnapshotId id, FindingKind kind) {
        return new Possible(id, new Finding(kind, "source.shrunk", "Most of it is gone.", Map.of()), false);
    }
}
