package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;

/** Changes of the catalogue for the tests of other packages. */
public final class CatalogueFixtures {

    private CatalogueFixtures() {}

    public static void remove(Catalogue catalogue, JobId job) {
        catalogue.jobs().remove(catalogue.jobs().find(job).orElseThrow().value(), ExpectedVersion.of(null));
    }

    public static void remove(Catalogue catalogue, ClientId client) {
        catalogue
                .clients()
                .remove(catalogue.clients().find(client).orElseThrow().value(), ExpectedVersion.of(null));
    }
}
