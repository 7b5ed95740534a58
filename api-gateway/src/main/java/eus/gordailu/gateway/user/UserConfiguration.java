package eus.gordailu.gateway.user;

import eus.gordailu.gateway.setting.GatewayProperties;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class UserConfiguration {

    private static final String FILE = "initial-admin-password";

    @Bean
    Accounts gatewayAccounts(@Qualifier("gatewayStore") ServiceStore store, ApplicationEventPublisher events) {
        return new Accounts(store, events::publishEvent);
    }

    @Bean
    Passwords gatewayPasswords(Accounts accounts) {
        return new Passwords(accounts);
    }

    @Bean
    Administrator gatewayAdministrator(Accounts accounts, Passwords passwords, GatewayProperties properties) {
        return new Administrator(accounts, passwords, properties.data().resolve(FILE), properties.adminPassword());
    }

    @Bean
    Tokens gatewayTokens(@Qualifier("gatewayStore") ServiceStore store, Accounts accounts) {
        return new Tokens(store, accounts);
    }

    @Bean
    TokenApi gatewayTokenApi(Tokens tokens, Accounts accounts, Clock clock) {
        return new TokenApi(tokens, accounts, clock);
    }
}
