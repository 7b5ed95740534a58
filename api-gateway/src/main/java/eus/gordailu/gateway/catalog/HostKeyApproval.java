package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.ApproveHostKey;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.gateway.worker.HostKey;
import eus.gordailu.gateway.worker.HostKeys;
import java.time.Clock;
import java.util.List;

/** A person finds that the host key which a client shows is the client's own. */
public final class HostKeyApproval {

    private final Section<Client> clients;
    private final HostKeys keys;
    private final Clock clock;

    HostKeyApproval(Catalogue catalogue, HostKeys keys, Clock clock) {
        this.clients = catalogue.clients();
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Tells the workers to believe it.
     *
     * @throws Problem when there is no such client, or the key is not one that waits for a person
     */
    public void approve(ClientId id, String fingerprint, String user) {
        Client client = clients.require(id).value();
        List<String> waiting = keys.of(client).stream()
                .filter(key -> !key.approved())
                .map(HostKey::fingerprint)
                .toList();
        if (!waiting.contains(fingerprint)) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "Client \"%s\" shows no host key %s that waits for approval: look at what it shows now"
                            .formatted(client.name(), fingerprint));
        }
        clients.tell(id, new ApproveHostKey(id, fingerprint, user, clock.instant()));
    }
}
