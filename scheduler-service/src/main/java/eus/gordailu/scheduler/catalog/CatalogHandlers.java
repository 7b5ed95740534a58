package eus.gordailu.scheduler.catalog;

import static eus.gordailu.kit.messaging.MessageHandler.on;

import eus.gordailu.contracts.catalog.ClientDefined;
import eus.gordailu.contracts.catalog.ClientRemoved;
import eus.gordailu.contracts.catalog.JobDefined;
import eus.gordailu.contracts.catalog.JobRemoved;
import eus.gordailu.contracts.catalog.LocationDefined;
import eus.gordailu.contracts.catalog.LocationRemoved;
import eus.gordailu.contracts.catalog.PolicyDefined;
import eus.gordailu.contracts.catalog.PolicyRemoved;
import eus.gordailu.contracts.catalog.ScriptDefined;
import eus.gordailu.contracts.catalog.ScriptRemoved;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.scheduler.overdue.OverdueWatch;
import eus.gordailu.scheduler.plan.Planner;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the copy of the catalogue, and has jobs planned anew when their times may have changed. */
public final class CatalogHandlers {

    private final CatalogCopy catalog;
    private final Planner planner;
    private final OverdueWatch overdue;
    private final Consumer<LocationId> topicMaker;

    /** The topic maker makes a location's topic, unless it is there. */
    public CatalogHandlers(
            CatalogCopy catalog, Planner planner, OverdueWatch overdue, Consumer<LocationId> topicMaker) {
        this.catalog = catalog;
        this.planner = planner;
        this.overdue = overdue;
        this.topicMaker = topicMaker;
    }

    public List<MessageHandler<?>> all() {
        return List.of(
                on(ClientDefined.class, this::client),
                on(ClientRemoved.class, e -> catalog.clients().removed(e.key(), e.version())),
                on(JobDefined.class, this::job),
                on(JobRemoved.class, this::jobRemoved),
                on(PolicyDefined.class, this::policy),
                on(PolicyRemoved.class, e -> catalog.policies().removed(e.key(), e.version())),
                on(LocationDefined.class, this::location),
                on(LocationRemoved.class, e -> catalog.locations().removed(e.key(), e.version())),
                on(ScriptDefined.class, e -> catalog.scripts().defined(e.key(), e.script(), e.version())),
                on(ScriptRemoved.class, e -> catalog.scripts().removed(e.key(), e.version())));
    }

    private void client(ClientDefined event) {
        catalog.clients().defined(event.key(), event.client(), event.version());
        overdue.lookAgain(event.client().id());
    }

    private void job(JobDefined event) {
        catalog.jobs().defined(event.key(), event.job(), event.version());
        planner.planAgain(event.job().id());
        overdue.lookAgain(event.job().id());
    }

    private void jobRemoved(JobRemoved event) {
        catalog.jobs().removed(event.key(), event.version());
        planner.planAgain(event.jobId());
        overdue.lookAgain(event.jobId());
    }

    private void policy(PolicyDefined event) {
        catalog.policies().defined(event.key(), event.policy(), event.version());
        planner.planAgain(event.policy().id());
        overdue.lookAgain(event.policy().id());
    }

    private void location(LocationDefined event) {
        topicMaker.accept(event.location().id());
        catalog.locations().defined(event.key(), event.location(), event.version());
    }
}
