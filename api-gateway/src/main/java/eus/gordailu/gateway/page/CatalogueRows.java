package eus.gordailu.gateway.page;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.AuthorizedKeys;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.check.RsyncWeakness;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.health.JobHealths;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.snapshot.MeasuredJobs;
import eus.gordailu.gateway.worker.ClientKey;
import eus.gordailu.gateway.worker.ClientKeys;
import eus.gordailu.gateway.worker.ClientRsyncs;
import eus.gordailu.gateway.worker.HostKeys;
import eus.gordailu.kit.store.Stored;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Clients and jobs in words. */
final class CatalogueRows {

    private static final PageRequest FIRST = new PageRequest(0, 100);

    private final Catalogue catalogue;
    private final ClientKeys keys;
    private final HostKeys hostKeys;
    private final ClientRsyncs rsyncs;
    private final JobHealths healths;
    private final MeasuredJobs measured;
    private final Words words;

    CatalogueRows(
            Catalogue catalogue,
            ClientKeys keys,
            HostKeys hostKeys,
            ClientRsyncs rsyncs,
            JobHealths healths,
            MeasuredJobs measured,
            Words words) {
        this.catalogue = catalogue;
        this.keys = keys;
        this.hostKeys = hostKeys;
        this.rsyncs = rsyncs;
        this.healths = healths;
        this.measured = measured;
        this.words = words;
    }

    List<ClientRow> clients() {
        return catalogue.clients().page(FIRST).map(this::row).items();
    }

    List<JobRow> jobs() {
        return catalogue.jobs().page(FIRST).map(this::jobRow).items().stream()
                .sorted(Comparator.comparing(JobRow::client).thenComparing(JobRow::name))
                .toList();
    }

    private ClientRow row(Stored<Client> stored) {
        Client client = stored.value();
        String address = switch (client.address()) {
            case Address.Local _ -> words.text("client.local");
            case Address.Ssh _, Address.Daemon _ -> way(client.route());
        };
        List<ClientRow.KeyLine> lines = client.address() instanceof Address.Ssh ssh
                ? keys.of(client.id()).stream()
                        .flatMap(key -> lines(key, client, ssh))
                        .toList()
                : List.of();
        return new ClientRow(
                client.id().toString(),
                client.name(),
                address,
                client.description(),
                client.active(),
                quota(client),
                weaknesses(client),
                lines,
                waiting(client));
    }

    private Stream<ClientRow.KeyLine> lines(ClientKey key, Client client, Address.Ssh address) {
        Route route = client.route();
        String help = words.text(route.restricted() ? "client.key.restricted" : "client.key.help");
        String line = AuthorizedKeys.line(route, key.publicKey(), catalogue.pathsOf(client.id()));
        Stream<ClientRow.KeyLine> jump = route.through().stream()
                .map(machine -> new ClientRow.KeyLine(
                        words.text("client.key.jump", machine), AuthorizedKeys.jumpLine(address, key.publicKey())));
        return Stream.concat(jump, Stream.of(new ClientRow.KeyLine(help, line)));
    }

    private String way(Route route) {
        String way = route.through()
                .map(jump -> words.text("client.through", route.address(), jump))
                .orElse(route.address().toString());
        String user = route.sudo() ? words.text("client.sudo", way) : way;
        return route.restricted() ? words.text("client.restricted", user) : user;
    }

    /** Each once, though several workers have seen it. */
    private List<ClientRow.Waiting> waiting(Client client) {
        return hostKeys.of(client).stream()
                .filter(key -> !key.approved())
                .map(key -> ClientRow.Waiting.of(
                        words, key.address(), key.type(), key.fingerprint(), key.knownFingerprint()))
                .distinct()
                .toList();
    }

    /** What speaks against the rsync that is there, as the workers that met it say alike. */
    private List<String> weaknesses(Client client) {
        return rsyncs.of(client).stream()
                .flatMap(rsync -> RsyncWeakness.of(rsync.version(), rsync.protocol())
                        .map(found -> found.sentence(rsync.version(), rsync.protocol()))
                        .stream())
                .distinct()
                .toList();
    }

    private @Nullable String quota(Client client) {
        Long quota = client.quotaBytes();
        return quota == null
                ? null
                : words.text("client.quota", words.bytes(measured.bytes(client.id())), words.bytes(quota));
    }

    private JobRow jobRow(Stored<Job> stored) {
        Job job = stored.value();
        return new JobRow(
                job.id().toString(),
                job.name(),
                catalogue.ref(job.id()).map(JobRef::clientName).orElse(""),
                String.join(", ", job.paths()),
                catalogue
                        .policies()
                        .remembered(job.policyId())
                        .map(new PolicySentence(words)::of)
                        .orElse(""),
                job.active()
                        && catalogue
                                .clients()
                                .find(job.clientId())
                                .filter(client -> client.value().active())
                                .isPresent(),
                healths.find(job.id())
                        .flatMap(health -> Optional.ofNullable(health.lastGood()))
                        .map(words::time)
                        .orElse(null));
    }
}
