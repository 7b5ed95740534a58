package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.kit.store.Stored;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What holds between the entities: what a job or a client needs is there, of a kind that it can use, and is not removed. */
final class CatalogueRules {

    private final Catalogue catalogue;
    private final ScriptRules scripts;
    private final ReentrantLock lock = new ReentrantLock();

    CatalogueRules(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.scripts = new ScriptRules(catalogue);
    }

    Stored<Client> add(Client client) {
        return locked(() -> {
            scripts.check(client);
            return catalogue.clients().add(client);
        });
    }

    Stored<Client> replace(Client client, ExpectedVersion expected) {
        return locked(() -> {
            scripts.check(client);
            return catalogue.clients().replace(client, expected);
        });
    }

    Stored<Job> add(Job job) {
        return whileJobNeeds(job, () -> catalogue.jobs().add(job));
    }

    Stored<Job> replace(Job job, ExpectedVersion expected) {
        return whileJobNeeds(job, () -> catalogue.jobs().replace(job, expected));
    }

    Stored<Script> replace(Script script, ExpectedVersion expected) {
        return locked(() -> {
            scripts.check(script);
            return catalogue.scripts().replace(script, expected);
        });
    }

    void remove(Client client, ExpectedVersion expected) {
        removeUnused(
                "client",
                client.name(),
                () -> catalogue.jobs().users(JobKind.CLIENT, client.id()),
                () -> catalogue.clients().remove(client, expected));
    }

    void remove(Policy policy, ExpectedVersion expected) {
        removeUnused(
                "policy",
                policy.name(),
                () -> catalogue.jobs().users(JobKind.POLICY, policy.id()),
                () -> catalogue.policies().remove(policy, expected));
    }

    void remove(Location location, ExpectedVersion expected) {
        removeUnused(
                "location",
                location.name(),
                () -> catalogue.jobs().users(JobKind.LOCATION, location.id()),
                () -> catalogue.locations().remove(location, expected));
    }

    void remove(Script script, ExpectedVersion expected) {
        removeUnused(
                "script",
                script.name(),
                () -> catalogue
                        .clients()
                        .users(ScriptKind.NAMED, script.id())
                        .and(catalogue.jobs().users(ScriptKind.NAMED, script.id())),
                () -> catalogue.scripts().remove(script, expected));
    }

    private Stored<Job> whileJobNeeds(Job job, Supplier<Stored<Job>> write) {
        return locked(() -> {
            Client client =
                    catalogue.clients().referred(JobKind.CLIENT, job.clientId()).value();
            catalogue.policies().referred(JobKind.POLICY, job.policyId());
            catalogue.locations().referred(JobKind.LOCATION, job.locationId());
            scripts.check(job, client);
            return write.get();
        });
    }

    private void removeUnused(String noun, String name, Supplier<Users> users, Runnable removal) {
        locked(() -> {
            Users found = users.get();
            if (found.total() > 0) {
                throw Problem.of(
                        ProblemType.IN_USE,
                        "The %s \"%s\" is used by %s: remove or change %s first"
                                .formatted(noun, name, found.named(), found.total() == 1 ? "it" : "them"));
            }
            removal.run();
            return true;
        });
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
