package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.ClientDefined;
import eus.gordailu.contracts.catalog.ClientRemoved;
import eus.gordailu.contracts.id.Id;
import eus.gordailu.contracts.wire.Message;
import java.util.Map;

final class ClientKind implements Kind<Client> {

    @Override
    public String plural() {
        return "clients";
    }

    @Override
    public String noun() {
        return "client";
    }

    @Override
    public Class<Client> type() {
        return Client.class;
    }

    @Override
    public Id id(Client client) {
        return client.id();
    }

    @Override
    public String name(Client client) {
        return client.name();
    }

    @Override
    public String uniqueName(Client client) {
        return Kind.folded(client.name());
    }

    @Override
    public Map<String, Object> references(Client client) {
        return Map.of(ScriptKind.NAMED, ScriptKind.named(client.preScripts(), client.postScripts()));
    }

    @Override
    public Message defined(Client client, long version) {
        return new ClientDefined(client, version);
    }

    @Override
    public Message removed(Client client, long version) {
        return new ClientRemoved(client.id(), version);
    }
}
