package eus.gordailu.contracts.retention;

import eus.gordailu.contracts.rotation.Decision;
import java.util.List;

/** What is kept and what expires, each with its reasons, the snapshot made last first. */
public record RetentionPlan(List<Decision> kept, List<Decision> expired) {

    public RetentionPlan {
        kept = List.copyOf(kept);
        expired = List.copyOf(expired);
    }
}
