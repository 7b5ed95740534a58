package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.kit.store.ServiceStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The whole catalogue. Its sections are readable by every package; changes go through the rules in {@link CatalogueRules}. */
public record Catalogue(
        Section<Client> clients,
        Section<Job> jobs,
        Section<Policy> policies,
        Section<Location> locations,
        Section<Script> scripts) {

    /** The catalogue in a store; every change is told to the listener once it is written. */
    public static Catalogue in(ServiceStore store, Consumer<CatalogueChanged> changes) {
        return new Catalogue(
                new Section<>(new ClientKind(), store, changes),
                new Section<>(new JobKind(), store, changes),
                new Section<>(new PolicyKind(), store, changes),
                new Section<>(new LocationKind(), store, changes),
                new Section<>(new ScriptKind(), store, changes));
    }

    /** The names of a job, also of one that was removed. */
    public Optional<JobRef> ref(JobId id) {
        return jobs.remembered(id).map(this::ref);
    }

    public List<Job> jobsOf(ClientId client) {
        return jobs.allWith(JobKind.CLIENT, client.toString());
    }

    /** All paths that are backed up of a client, each once. */
    public List<String> pathsOf(ClientId client) {
        return jobsOf(client).stream()
                .flatMap(job -> job.paths().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private JobRef ref(Job job) {
        String clientName = clients.remembered(job.clientId())
                .map(Client::name)
                .orElse(job.clientId().toString());
        return new JobRef(job.clientId(), clientName, job.id(), job.name());
    }
}
