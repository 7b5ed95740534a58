package eus.gordailu.gateway.catalog;

import eus.gordailu.gateway.setting.GatewayProperties;
import eus.gordailu.gateway.worker.HostKeys;
import eus.gordailu.gateway.worker.MetClients;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class CatalogueConfiguration {

    @Bean
    Catalogue gatewayCatalogue(@Qualifier("gatewayStore") ServiceStore store, ApplicationEventPublisher events) {
        return Catalogue.in(store, events::publishEvent);
    }

    @Bean
    CatalogueRules gatewayCatalogueRules(Catalogue catalogue) {
        return new CatalogueRules(catalogue);
    }

    @Bean
    HostKeyApproval gatewayHostKeyApproval(Catalogue catalogue, HostKeys hostKeys, Clock clock) {
        return new HostKeyApproval(catalogue, hostKeys, clock);
    }

    @Bean
    ClientApi gatewayClientApi(Catalogue catalogue, CatalogueRules rules, MetClients met, HostKeyApproval approval) {
        return new ClientApi(catalogue, rules, met, approval);
    }

    @Bean
    ExcludePresetApi gatewayExcludePresetApi() {
        return new ExcludePresetApi();
    }

    @Bean
    JobApi gatewayJobApi(Catalogue catalogue, CatalogueRules rules) {
        return new JobApi(catalogue, rules);
    }

    @Bean
    PolicyApi gatewayPolicyApi(Catalogue catalogue, CatalogueRules rules) {
        return new PolicyApi(catalogue, rules, ZoneId.systemDefault());
    }

    @Bean
    ScriptApi gatewayScriptApi(Catalogue catalogue, CatalogueRules rules) {
        return new ScriptApi(catalogue, rules);
    }

    @Bean
    ScriptPresetApi gatewayScriptPresetApi() {
        return new ScriptPresetApi();
    }

    @Bean
    LocationApi gatewayLocationApi(Catalogue catalogue, CatalogueRules rules, GatewayProperties settings, Clock clock) {
        return new LocationApi(catalogue, rules, settings, clock);
    }
}
