package eus.gordailu.contracts.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import java.util.Map;
import java.util.Optional;

/**
 * Why a snapshot waits for a person, who accepts it or removes it. The code is a stable key such as {@code source.empty}; the
 * sentence says in English what was found and what to do next; the details are what a translated sentence is filled with.
 */
public record Finding(FindingKind kind, String code, String sentence, Map<String, String> details) {

    /** The code of one that is no anomaly itself, but was made of one that nobody has decided about. */
    public static final String FOLLOWS = "changes.undecided";

    public Finding {
        details = Map.copyOf(details);
    }

    /** Whether the snapshot must not count as a good one yet. */
    public boolean suspicious() {
        return switch (kind) {
            case SUSPICIOUS -> true;
            case ANOMALOUS -> false;
        };
    }

    /** The snapshot with which an anomaly began that has not been decided about; empty when this is none. */
    public Optional<SnapshotId> anomaly(SnapshotId own) {
        return suspicious() ? Optional.empty() : Optional.of(begin().orElse(own));
    }

    /** The snapshot that an anomalous one follows, if it is anomalous for that alone. */
    private Optional<SnapshotId> begin() {
        return code.equals(FOLLOWS)
                ? Optional.ofNullable(details.get("anomaly")).map(SnapshotId::of)
                : Optional.empty();
    }
}
