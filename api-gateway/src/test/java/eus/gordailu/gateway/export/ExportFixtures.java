package eus.gordailu.gateway.export;

import eus.gordailu.gateway.catalog.Catalogue;
import java.nio.file.Path;
import java.util.List;

/** An export without a context. */
public final class ExportFixtures {

    private ExportFixtures() {}

    public static CatalogueExport of(Path directory, Catalogue catalogue) {
        return new CatalogueExport(
                directory,
                List.of(
                        ExportConfiguration.kind(
                                "clients",
                                catalogue.clients(),
                                client -> client.id().toString()),
                        ExportConfiguration.kind(
                                "jobs", catalogue.jobs(), job -> job.id().toString()),
                        ExportConfiguration.kind(
                                "policies",
                                catalogue.policies(),
                                policy -> policy.id().toString()),
                        ExportConfiguration.kind(
                                "locations",
                                catalogue.locations(),
                                location -> location.id().toString()),
                        ExportConfiguration.kind(
                                "scripts",
                                catalogue.scripts(),
                                script -> script.id().toString())));
    }
}
