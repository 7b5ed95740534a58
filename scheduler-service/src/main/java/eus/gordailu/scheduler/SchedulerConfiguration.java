package eus.gordailu.scheduler;

import static eus.gordailu.kit.messaging.MessageHandler.on;

import com.mongodb.client.MongoDatabase;
import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.kit.messaging.Inbox;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.kit.messaging.Topics;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.scheduler.catalog.CatalogCopy;
import eus.gordailu.scheduler.catalog.CatalogHandlers;
import eus.gordailu.scheduler.overdue.OverdueWatch;
import eus.gordailu.scheduler.plan.Planner;
import eus.gordailu.scheduler.quota.Quotas;
import eus.gordailu.scheduler.run.RunBook;
import eus.gordailu.scheduler.run.RunHandlers;
import eus.gordailu.scheduler.run.RunProperties;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scheduler, whether it runs alone or with others in one process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RunProperties.class)
public class SchedulerConfiguration {

    @Bean
    ServiceStore schedulerStore(MongoDatabase database, MessageSender sender, Clock clock) {
        return new ServiceStore(database, sender, clock, "scheduler");
    }

    @Bean
    CatalogCopy schedulerCatalog(ServiceStore schedulerStore) {
        return new CatalogCopy(schedulerStore);
    }

    @Bean
    Quotas schedulerQuotas(ServiceStore schedulerStore, CatalogCopy schedulerCatalog, Clock clock) {
        return new Quotas(schedulerStore, schedulerCatalog, clock);
    }

    /** Runs and plans know of each other: the planner is asked for when a run ends. */
    @Bean
    RunBook runBook(
            ServiceStore schedulerStore,
            RunProperties limits,
            CatalogCopy schedulerCatalog,
            Quotas quotas,
            Clock clock,
            ObjectProvider<Planner> planner) {
        return new RunBook(
                schedulerStore,
                limits,
                schedulerCatalog,
                quotas,
                clock,
                (job, run) -> planner.getObject().release(job, run));
    }

    @Bean
    Planner planner(
            ServiceStore schedulerStore, CatalogCopy schedulerCatalog, RunBook runBook, Quotas quotas, Clock clock) {
        return new Planner(schedulerStore, schedulerCatalog, runBook, quotas, clock);
    }

    @Bean
    OverdueWatch overdueWatch(ServiceStore schedulerStore, CatalogCopy schedulerCatalog, Clock clock) {
        return new OverdueWatch(schedulerStore, schedulerCatalog, clock);
    }

    @Bean
    SchedulerClockwork schedulerClockwork(Planner planner, RunBook runBook, OverdueWatch overdueWatch) {
        return new SchedulerClockwork(planner, runBook, overdueWatch);
    }

    @Bean
    Inbox schedulerInbox(
            CatalogCopy schedulerCatalog,
            Planner planner,
            RunBook runBook,
            Quotas quotas,
            OverdueWatch overdueWatch,
            Topics topics) {
        List<MessageHandler<?>> catalog =
                new CatalogHandlers(schedulerCatalog, planner, overdueWatch, topics::createJobDue).all();
        List<MessageHandler<?>> runs = new RunHandlers(runBook, quotas, overdueWatch).all();
        return new Inbox(Stream.of(catalog, runs, List.<MessageHandler<?>>of(on(StartRun.class, planner::start)))
                .flatMap(List::stream)
                .toList());
    }
}
