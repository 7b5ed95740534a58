package eus.gordailu.gateway;

import com.mongodb.client.MongoDatabase;
import eus.gordailu.gateway.catalog.CatalogueConfiguration;
import eus.gordailu.gateway.check.CheckConfiguration;
import eus.gordailu.gateway.export.ExportConfiguration;
import eus.gordailu.gateway.health.HealthConfiguration;
import eus.gordailu.gateway.notification.NotificationConfiguration;
import eus.gordailu.gateway.openapi.OpenApiConfiguration;
import eus.gordailu.gateway.page.PageConfiguration;
import eus.gordailu.gateway.preview.PreviewConfiguration;
import eus.gordailu.gateway.problem.ProblemConfiguration;
import eus.gordailu.gateway.projection.ProjectionConfiguration;
import eus.gordailu.gateway.restore.RestoreConfiguration;
import eus.gordailu.gateway.run.RunConfiguration;
import eus.gordailu.gateway.security.SecurityConfiguration;
import eus.gordailu.gateway.seed.SeedConfiguration;
import eus.gordailu.gateway.seed.Seeding;
import eus.gordailu.gateway.setting.GatewayProperties;
import eus.gordailu.gateway.snapshot.SnapshotConfiguration;
import eus.gordailu.gateway.usage.UsageConfiguration;
import eus.gordailu.gateway.user.Administrator;
import eus.gordailu.gateway.user.UserConfiguration;
import eus.gordailu.gateway.worker.WorkerConfiguration;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The gateway: what the standalone application and the all-in-one process import. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
@Import({
    CatalogueConfiguration.class,
    CheckConfiguration.class,
    ExportConfiguration.class,
    HealthConfiguration.class,
    NotificationConfiguration.class,
    OpenApiConfiguration.class,
    PageConfiguration.class,
    PreviewConfiguration.class,
    ProblemConfiguration.class,
    ProjectionConfiguration.class,
    RestoreConfiguration.class,
    RunConfiguration.class,
    SecurityConfiguration.class,
    SeedConfiguration.class,
    SnapshotConfiguration.class,
    UsageConfiguration.class,
    UserConfiguration.class,
    WorkerConfiguration.class
})
public class GatewayConfiguration {

    @Bean
    ServiceStore gatewayStore(MongoDatabase database, MessageSender sender, Clock clock) {
        return new ServiceStore(database, sender, clock, "gateway");
    }

    /** What every start does: an administrator, the first entities, and the catalogue's export. */
    @Bean
    ApplicationRunner gatewayStart(Administrator administrator, Seeding seeding, ApplicationEventPublisher events) {
        return arguments -> {
            administrator.ensure().ifPresent(events::publishEvent);
            seeding.ensure();
        };
    }
}
