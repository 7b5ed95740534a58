package eus.gordailu.gateway.export;

import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.catalog.Section;
import eus.gordailu.gateway.setting.GatewayProperties;
import eus.gordailu.gateway.user.Accounts;
import eus.gordailu.kit.store.Stored;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ExportConfiguration {

    @Bean
    CatalogueExport gatewayCatalogueExport(Catalogue catalogue, Accounts accounts, GatewayProperties properties) {
        return new CatalogueExport(
                properties.catalogue(),
                List.of(
                        kind(
                                "clients",
                                catalogue.clients(),
                                client -> client.id().toString()),
                        kind("jobs", catalogue.jobs(), job -> job.id().toString()),
                        kind(
                                "policies",
                                catalogue.policies(),
                                policy -> policy.id().toString()),
                        kind(
                                "locations",
                                catalogue.locations(),
                                location -> location.id().toString()),
                        kind(
                                "scripts",
                                catalogue.scripts(),
                                script -> script.id().toString()),
                        users(accounts)));
    }

    static <T> ExportedKind kind(String directory, Section<T> section, Function<T, String> id) {
        return new ExportedKind(
                directory,
                () -> section.all().stream().map(Stored::value).collect(Collectors.toMap(id, value -> value)),
                text -> section.find(text).map(Stored::value),
                section::isRemoved);
    }

    static ExportedKind users(Accounts accounts) {
        return new ExportedKind(
                "users",
                () -> accounts.users().stream()
                        .collect(Collectors.toMap(user -> user.id().toString(), user -> user)),
                text -> accounts.find(text).map(user -> user),
                id -> false);
    }
}
