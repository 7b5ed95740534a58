package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.AuthorizedKeys;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.gateway.worker.ClientKey;
import eus.gordailu.gateway.worker.ClientRsync;
import eus.gordailu.gateway.worker.HostKey;
import eus.gordailu.gateway.worker.MetClients;
import eus.gordailu.kit.store.Stored;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/clients")
@Tag(name = "Clients")
class ClientApi {

    private final Catalogue catalogue;
    private final Section<Client> clients;
    private final CatalogueRules rules;
    private final MetClients met;
    private final HostKeyApproval approval;

    ClientApi(Catalogue catalogue, CatalogueRules rules, MetClients met, HostKeyApproval approval) {
        this.catalogue = catalogue;
        this.clients = catalogue.clients();
        this.rules = rules;
        this.met = met;
        this.approval = approval;
    }

    @GetMapping
    @Operation(summary = "List clients by name")
    Page<ClientView> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return clients.page(new PageRequest(page, size)).map(this::view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a client")
    ResponseEntity<ClientView> add(@RequestBody ClientRequest request) {
        ClientId id = request.newId();
        if (clients.find(id).isPresent()) {
            throw Problem.inField(
                    ProblemType.CONFLICT,
                    "checkedAs",
                    "There is a client %s already: leave checkedAs out".formatted(id));
        }
        Stored<Client> added = rules.add(request.client(id));
        return Replies.created("clients", added.value().id(), view(added), added.version());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a client")
    ResponseEntity<ClientView> read(@PathVariable String id) {
        Stored<Client> found = required(id);
        return Replies.found(view(found), found.version());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a client")
    ResponseEntity<ClientView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ClientRequest request) {
        ClientId known = required(id).value().id();
        Stored<Client> changed = rules.replace(request.client(known), ExpectedVersion.of(ifMatch));
        return Replies.found(view(changed), changed.version());
    }

    @PostMapping("/{id}/host-key")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Approve the host key that a client shows",
            description = "Its workers believe it within seconds, and no other. Compare the fingerprint first with what"
                    + " ssh-keygen -lf tells of that key in /etc/ssh on the client.")
    ClientView approve(
            @PathVariable String id,
            @RequestBody HostKeyRequest request,
            @Parameter(hidden = true) Principal principal) {
        Client known = required(id).value();
        approval.approve(known.id(), request.required(), principal.getName());
        return view(required(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a client that has no jobs; its snapshots stay on disk")
    void remove(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        rules.remove(required(id).value(), ExpectedVersion.of(ifMatch));
    }

    private Stored<Client> required(String id) {
        return clients.require(Fields.inPath("client", () -> ClientId.of(id)));
    }

    private ClientView view(Stored<Client> stored) {
        Client client = stored.value();
        List<String> paths = catalogue.pathsOf(client.id());
        return new ClientView(
                client.id().toString(),
                client.name(),
                client.description(),
                client.address().toString(),
                client.active(),
                client.quotaBytes(),
                client.route().through().map(Address.Ssh::toString).orElse(null),
                client.route().sudo(),
                client.route().restricted(),
                client.wakeOnLan(),
                ScriptFields.texts(client.preScripts()),
                ScriptFields.texts(client.postScripts()),
                ClientLimitsBody.of(client.limits()),
                client.waitHours(),
                met.keys().of(client.id()).stream()
                        .map(key -> view(key, client, paths))
                        .toList(),
                met.hostKeys().of(client).stream().map(ClientApi::view).toList(),
                met.rsyncs().of(client).stream().map(this::view).toList(),
                stored.version());
    }

    private static ClientView.PublicKey view(ClientKey key, Client client, List<String> paths) {
        String jumpLine = client.route().through().isPresent() && client.address() instanceof Address.Ssh address
                ? AuthorizedKeys.jumpLine(address, key.publicKey())
                : null;
        return new ClientView.PublicKey(
                key.workerId().toString(),
                key.publicKey(),
                AuthorizedKeys.line(client.route(), key.publicKey(), paths),
                jumpLine);
    }

    private ClientView.Rsync view(ClientRsync rsync) {
        String own = met.workers().all().stream()
                .filter(worker -> worker.workerId().equals(rsync.workerId()))
                .findFirst()
                .map(worker -> worker.versions().get("rsync"))
                .orElse(null);
        return new ClientView.Rsync(
                rsync.workerId().toString(),
                rsync.version(),
                rsync.protocol(),
                ClientView.Weakness.of(rsync.version(), rsync.protocol()),
                own,
                ClientView.Weakness.of(own, null),
                rsync.seenAt());
    }

    private static ClientView.HostKey view(HostKey key) {
        return new ClientView.HostKey(
                key.workerId().toString(),
                key.type(),
                key.fingerprint(),
                key.approved(),
                key.knownFingerprint(),
                key.seenAt());
    }
}
