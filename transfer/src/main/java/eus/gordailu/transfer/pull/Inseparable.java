package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.id.ClientId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sources that could not be compared in halves lately: what was in the way is most likely still there. */
final class Inseparable {

    /** For so many comparisons nobody tries again. */
    private static final int PATIENCE = 10;

    private record Whole(ClientId client, List<String> paths) {}

    private final Map<Whole, Integer> left = new HashMap<>();

    synchronized void found(PullRequest pull) {
        left.put(new Whole(pull.clientId(), pull.paths()), PATIENCE);
    }

    /** Whether it is one still; to be asked once for each comparison. */
    synchronized boolean isOne(PullRequest pull) {
        return left.computeIfPresent(
                        new Whole(pull.clientId(), pull.paths()), (_, before) -> before == 0 ? null : before - 1)
                != null;
    }
}
