package eus.gordailu.gateway.seed;

import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.export.CatalogueExport;
import eus.gordailu.gateway.run.RunStarter;
import eus.gordailu.gateway.setting.GatewayProperties;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class SeedConfiguration {

    @Bean
    Seeding gatewaySeeding(
            Catalogue catalogue,
            CatalogueExport export,
            RunStarter runs,
            FirstStart first,
            @Qualifier("gatewayStore") ServiceStore store) {
        return new Seeding(catalogue, export, runs, first, store);
    }

    @Bean
    FirstStart gatewayFirstStart(GatewayProperties properties, Clock clock) {
        return new FirstStart(properties.backups(), properties.catalogue(), clock.withZone(ZoneId.systemDefault()));
    }
}
