package eus.gordailu.contracts.retention;

import eus.gordailu.contracts.rotation.Decision;
import java.util.List;

/** Decisions of which only the first are listed when there are many; the total counts all. */
public record Selection(int total, List<Decision> decisions) {

    public Selection {
        decisions = List.copyOf(decisions);
    }

    static Selection of(List<Decision> all, int most) {
        return new Selection(all.size(), all.subList(0, Math.min(most, all.size())));
    }
}
