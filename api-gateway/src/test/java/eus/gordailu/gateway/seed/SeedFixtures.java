package eus.gordailu.gateway.seed;

import eus.gordailu.contracts.id.JobId;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.catalog.CatalogueFixtures;
import eus.gordailu.gateway.export.ExportFixtures;
import eus.gordailu.gateway.run.RunFixtures;
import eus.gordailu.kit.store.ServiceStore;
import java.nio.file.Path;
import java.time.Clock;

/** What a first start is made of, without a context. */
final class SeedFixtures {

    private SeedFixtures() {}

    static Seeding seeding(ServiceStore store, Catalogue catalogue, Path data, Clock clock) {
        RunFixtures runs = new RunFixtures(store, catalogue, clock);
        return new Seeding(
                catalogue,
                ExportFixtures.of(data.resolve("catalogue"), catalogue),
                runs.starter(),
                new FirstStart(data.resolve("backups"), data.resolve("catalogue"), clock),
                store);
    }

    static void remove(Catalogue catalogue, JobId job) {
        CatalogueFixtures.remove(catalogue, job);
    }
}
