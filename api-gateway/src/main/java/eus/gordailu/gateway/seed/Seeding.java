package eus.gordailu.gateway.seed;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.catalog.Defaults;
import eus.gordailu.gateway.export.CatalogueExport;
import eus.gordailu.gateway.run.RunStarter;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import java.util.List;
import java.util.Map;

/** The first start in steps. Each may be repeated, so a start that was cut off anywhere is simply begun again. */
public final class Seeding {

    /** The run that makes the first snapshot. */
    public static final RunId FIRST_RUN = Seeds.RUN;

    private static final String MARK = "seeded";
    private static final String FIRST_START = "first start";

    private final Catalogue catalogue;
    private final CatalogueExport export;
    private final RunStarter runs;
    private final FirstStart first;
    private final Documents<Seeded> marks;

    Seeding(Catalogue catalogue, CatalogueExport export, RunStarter runs, FirstStart first, ServiceStore store) {
        this.catalogue = catalogue;
        this.export = export;
        this.runs = runs;
        this.first = first;
        this.marks = store.documents("marks", Seeded.class, mark -> Map.of());
    }

    /** Does what is still to be done. */
    public void ensure() {
        if (marks.find(MARK).isEmpty()) {
            steps().forEach(Runnable::run);
        }
        export.full();
    }

    /** In their order; the mark comes last. */
    List<Runnable> steps() {
        return List.of(
                () -> catalogue.locations().addOnce(Seeds.location(first.backups())),
                () -> Seeds.policies(first.clock().getZone()).forEach(catalogue.policies()::addOnce),
                () -> catalogue.clients().addOnce(Seeds.client()),
                this::addJob,
                export::full,
                this::run,
                () -> marks.insert(MARK, new Seeded(first.clock().instant())));
    }

    private void addJob() {
        boolean possible = catalogue.clients().find(Seeds.CLIENT).isPresent()
                && catalogue.policies().find(Defaults.DAILY).isPresent()
                && catalogue.locations().find(Defaults.MAIN).isPresent();
        if (possible) {
            catalogue.jobs().addOnce(Seeds.job(first.catalogue()));
        }
    }

    private void run() {
        if (catalogue.jobs().find(Seeds.JOB).filter(job -> job.value().active()).isPresent()) {
            runs.start(Seeds.RUN, Seeds.JOB, FIRST_START);
        }
    }
}
