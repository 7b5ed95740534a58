package eus.gordailu.scheduler.catalog;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.kit.store.ServiceStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is defined, as far as the scheduler needs it. */
public final class CatalogCopy {

    private final Entries<Client> clients;
    private final Entries<Job> jobs;
    private final Entries<Policy> policies;
    private final Entries<Location> locations;
    private final Entries<Script> scripts;

    public CatalogCopy(ServiceStore store) {
        this.clients = new Entries<>(store, "clients", Client.class);
        this.jobs = new Entries<>(store, "jobs", Job.class);
        this.policies = new Entries<>(store, "policies", Policy.class);
        this.locations = new Entries<>(store, "locations", Location.class);
        this.scripts = new Entries<>(store, "scripts", Script.class);
    }

    Entries<Client> clients() {
        return clients;
    }

    Entries<Job> jobs() {
        return jobs;
    }

    Entries<Policy> policies() {
        return policies;
    }

    Entries<Location> locations() {
        return locations;
    }

    Entries<Script> scripts() {
        return scripts;
    }

    public Optional<Client> client(ClientId id) {
        return clients.find(id);
    }

    public Optional<Job> job(JobId id) {
        return jobs.find(id);
    }

    public Optional<Policy> policy(PolicyId id) {
        return policies.find(id);
    }

    /** Those that the client and the job name, each once; without one that is not known, of which the worker says so. */
    public List<Script> scripts(JobDefinition definition) {
        return Stream.of(
                        definition.client().preScripts(),
                        definition.client().postScripts(),
                        definition.job().preScripts(),
                        definition.job().postScripts())
                .flatMap(List::stream)
                .distinct()
                .flatMap(id -> scripts.find(id).stream())
                .toList();
    }

    /** The whole job as it is now; empty when the job or a part of it is not defined. */
    public Optional<JobDefinition> definition(JobId id) {
        return jobs.find(id)
                .flatMap(job -> clients.find(job.clientId())
                        .flatMap(client -> policies.find(job.policyId())
                                .flatMap(policy -> locations
                                        .find(job.locationId())
                                        .map(location -> new JobDefinition(client, job, policy, location)))));
    }
}
