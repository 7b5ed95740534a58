package eus.gordailu.contracts.snapshot;

import java.util.Map;

/**
 * Why a snapshot waits for a person, who accepts it or removes it. The code is a stable key such as {@code source.empty}; the
 * sentence says in English what was found and what to do next; the details are what a translated sentence is filled with.
 */
public record Finding(FindingKind kind, String code, String sentence, Map<String, String> details) {

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
}
