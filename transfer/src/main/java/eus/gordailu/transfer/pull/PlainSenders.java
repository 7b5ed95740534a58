package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.rsync.RsyncDiagnosis;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Clients whose rsync was built without access lists or extended attributes, as many on Windows and on a NAS: it ends at once when it is asked for
 * them, and so it is asked for the rest alone.
 */
final class PlainSenders {

    /** So often it is taken for one; then it is asked for all again: somebody may have installed another rsync. */
    private static final int PATIENCE = 50;

    private final Map<Route, Integer> left = new HashMap<>();

    PullResult pull(PullRequest request, Function<PullRequest, PullResult> work) {
        PullResult result = work.apply(asked(request));
        return result instanceof PullResult.Failed(var _, Failure failure) && isOne(request, failure)
                ? work.apply(request.withoutAttributes())
                : result;
    }

    Comparison compare(PullRequest request, Function<PullRequest, Comparison> work) {
        Comparison result = work.apply(asked(request));
        return result instanceof Comparison.Failed(Failure failure) && isOne(request, failure)
                ? work.apply(request.withoutAttributes())
                : result;
    }

    private synchronized PullRequest asked(PullRequest request) {
        boolean known = left.computeIfPresent(request.route(), (_, before) -> before == 0 ? null : before - 1) != null;
        return known ? request.withoutAttributes() : request;
    }

    private synchronized boolean isOne(PullRequest request, Failure failure) {
        if (!request.attributes() || !RsyncDiagnosis.sendsNoAttributes(failure)) {
            return false;
        }
        left.put(request.route(), PATIENCE);
        return true;
    }
}
