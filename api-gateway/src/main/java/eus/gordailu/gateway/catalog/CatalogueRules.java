package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.id.Id;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.kit.store.Stored;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What holds between the entities: a job's client, policy and location exist, and nothing that a job needs is removed. */
final class CatalogueRules {

    private static final PageRequest A_FEW = new PageRequest(0, 5);

    private final Catalogue catalogue;
    private final ReentrantLock lock = new ReentrantLock();

    CatalogueRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Stored<Job> add(Job job) {
        return whileJobNeeds(job, () -> catalogue.jobs().add(job));
    }

    Stored<Job> replace(Job job, ExpectedVersion expected) {
        return whileJobNeeds(job, () -> catalogue.jobs().replace(job, expected));
    }

    void remove(Client client, ExpectedVersion expected) {
        removeUnused(
                "client",
                client.name(),
                JobKind.CLIENT,
                client.id(),
                () -> catalogue.clients().remove(client, expected));
    }

    void remove(Policy policy, ExpectedVersion expected) {
        removeUnused(
                "policy",
                policy.name(),
                JobKind.POLICY,
                policy.id(),
                () -> catalogue.policies().remove(policy, expected));
    }

    void remove(Location location, ExpectedVersion expected) {
        removeUnused(
                "location",
                location.name(),
                JobKind.LOCATION,
                location.id(),
                () -> catalogue.locations().remove(location, expected));
    }

    private Stored<Job> whileJobNeeds(Job job, Supplier<Stored<Job>> write) {
        return locked(() -> {
            known("client", "clients", JobKind.CLIENT, catalogue.clients().find(job.clientId()), job.clientId());
            known("policy", "policies", JobKind.POLICY, catalogue.policies().find(job.policyId()), job.policyId());
            known(
                    "location",
                    "locations",
                    JobKind.LOCATION,
                    catalogue.locations().find(job.locationId()),
                    job.locationId());
            return write.get();
        });
    }

    private void removeUnused(String noun, String name, String reference, Id id, Runnable removal) {
        locked(() -> {
            Page<Stored<Job>> users = catalogue.jobs().page(A_FEW, reference, id.toString());
            if (users.total() > 0) {
                throw Problem.of(
                        ProblemType.IN_USE,
                        "The %s \"%s\" is used by %s: remove or change %s first"
                                .formatted(noun, name, jobs(users), users.total() == 1 ? "it" : "them"));
            }
            removal.run();
            return true;
        });
    }

    private static String jobs(Page<Stored<Job>> users) {
        String named = users.items().stream()
                .map(stored ->
                        "\"" + stored.value().name() + "\" (" + stored.value().id() + ")")
                .collect(Collectors.joining(", "));
        long more = users.total() - users.items().size();
        return (users.total() == 1 ? "the job " : "the jobs ")
                + named
                + (more > 0 ? " and %d more".formatted(more) : "");
    }

    private static void known(String noun, String plural, String field, Optional<?> found, Id id) {
        if (found.isEmpty()) {
            throw Problem.inField(
                    ProblemType.UNKNOWN_REFERENCE,
                    field,
                    "There is no %s %s: GET /api/v1/%s lists those that are there".formatted(noun, id, plural));
        }
    }

    private <R> R locked(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
