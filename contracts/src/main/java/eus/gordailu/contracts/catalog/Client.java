package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.ClientId;

/** A machine that is backed up. The address says how it is reached; an inactive client's jobs are not due. */
public record Client(ClientId id, String name, String description, Address address, boolean active) {

    public Client {
        CatalogNames.check("client", name);
        CatalogNames.checkDescription("client", description);
    }
}
