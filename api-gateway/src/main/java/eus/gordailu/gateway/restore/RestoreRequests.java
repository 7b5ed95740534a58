package eus.gordailu.gateway.restore;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.restore.AbortRestore;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.catalog.Defaults;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.gateway.snapshot.RestorableSnapshot;
import eus.gordailu.gateway.snapshot.Snapshots;
import eus.gordailu.kit.store.Stored;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the workers for restores on behalf of people. */
public final class RestoreRequests {

    private final Restores restores;
    private final Snapshots snapshots;
    private final Catalogue catalogue;
    private final Clock clock;

    RestoreRequests(Restores restores, Snapshots snapshots, Catalogue catalogue, Clock clock) {
        this.restores = restores;
        this.snapshots = snapshots;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Asks for a restore with this id; once it is asked for, asking again changes nothing.
     *
     * @throws Problem when it can't be, or another was asked for with this id
     */
    public RestoreView request(RestoreId id, RestoreOrder order, String requestedBy) {
        RestoreView asked = restores.find(id).orElseGet(() -> restores.start(command(id, order, requestedBy)));
        if (asked.requested() == null || !order.isThatOf(asked.requested())) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The Idempotency-Key was sent with another request before, for the restore %s: use a new one for this"
                            .formatted(id));
        }
        return asked;
    }

    /**
     * Does what a dry run has listed; asking again changes nothing.
     *
     * @throws Problem when it is none, or has not come to its end, or can't be done any more
     */
    public RestoreView carryOut(RestoreId dryRun, String requestedBy) {
        RestoreView listed = restores.required(dryRun);
        RestoreRequested asked = listed.requested();
        if (asked == null || !asked.dryRun() || !listed.state().completed()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The restore %s is no dry run that has come to its end (%s): only what was listed can be done from here"
                            .formatted(dryRun, listed.state()));
        }
        boolean elsewhere = catalogue
                .clients()
                .find(asked.target().id())
                .filter(now -> now.value().route().equals(asked.target().route()))
                .isEmpty();
        if (elsewhere) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The client \"%s\" has gone, or is reached at another address, since this was listed: list again what would change"
                            .formatted(asked.target().name()));
        }
        RestoreId id = new RestoreId(Defaults.named(String.join("\n", "restore", dryRun.toString())));
        return request(id, RestoreOrder.of(asked, false), requestedBy);
    }

    /** Asks for the end of a restore. */
    public RestoreView abort(RestoreId id, String requestedBy) {
        restores.required(id);
        return restores.abort(new AbortRestore(id, requestedBy, clock.instant()))
                .orElseThrow(() -> Problem.of(
                        ProblemType.CONFLICT,
                        "The restore %s has ended (%s): there is nothing left to abort"
                                .formatted(id, restores.required(id).state())));
    }

    private RestoreRequested command(RestoreId id, RestoreOrder order, String requestedBy) {
        RestorableSnapshot snapshot = snapshots.restorable(order.snapshot());
        Optional<Job> job = catalogue.jobs().find(snapshot.job().jobId()).map(Stored::value);
        if (order.deletes()) {
            checkDeletes(order, snapshot, job.isPresent());
        }
        return new RestoreRequested(
                id,
                snapshot.job(),
                snapshot.definition().location(),
                snapshot.id(),
                order.paths(),
                target(order, snapshot),
                order.directory(),
                order.dryRun(),
                order.deletes(),
                job.map(now -> leftOut(snapshot.definition().job().excludes(), now.excludes()))
                        .orElse(List.of()),
                requestedBy,
                clock.instant());
    }

    private Client target(RestoreOrder order, RestorableSnapshot snapshot) {
        ClientId named = order.target();
        Client target = named == null
                ? own(snapshot)
                : catalogue.clients().referred("clientId", named).value();
        if (!target.active()) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The client \"%s\" is inactive: set it active first, or name another with clientId"
                            .formatted(target.name()));
        }
        return target;
    }

    private Client own(RestorableSnapshot snapshot) {
        return catalogue
                .clients()
                .find(snapshot.job().clientId())
                .map(Stored::value)
                .orElseThrow(() -> Problem.of(
                        ProblemType.CONFLICT,
                        "The client \"%s\" that the files came from is no longer in the catalogue: name another with clientId"
                                .formatted(snapshot.job().clientName())));
    }

    /** What no backup has is not deleted: neither what the job leaves out, nor what lies beside its paths. */
    private static void checkDeletes(RestoreOrder order, RestorableSnapshot snapshot, boolean jobKnown) {
        if (!jobKnown) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The job of %s is no longer in the catalogue, and what it left out is not known: restore without deletes"
                            .formatted(snapshot.job()));
        }
        List<String> brought = snapshot.definition().job().paths();
        if (order.directory().equals("/")
                && !order.paths().stream()
                        // The whole snapshot is what its job named.
                        .filter(path -> !path.equals("/"))
                        .flatMap(RestorePaths::readings)
                        .allMatch(path -> isWithin(path, brought))) {
            throw Problem.inField(
                    ProblemType.INVALID_VALUE,
                    "paths",
                    "With deletes, what was never backed up beside %s would be deleted: name only paths at or below it, another directory, or restore without deletes"
                            .formatted(String.join(", ", brought)));
        }
    }

    private static boolean isWithin(TreePath path, List<String> brought) {
        return brought.stream().map(TreePath::ofAbsolute).anyMatch(path::isWithin);
    }

    /**
     * What was left out of the snapshot, and what is now. Where the two differ their exceptions go: one of the one list must not give up what the
     * other protects.
     */
    private static List<String> leftOut(List<String> then, List<String> now) {
        return then.equals(now)
                ? now
                : Stream.concat(now.stream(), then.stream())
                        .filter(pattern -> !pattern.startsWith("+ "))
                        .distinct()
                        .toList();
    }
}
