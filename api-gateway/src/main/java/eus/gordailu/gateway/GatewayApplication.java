package eus.gordailu.gateway;

import eus.gordailu.gateway.user.FirstAdministrator;
import eus.gordailu.kit.KitConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The gateway as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({KitConfiguration.class, GatewayConfiguration.class})
public class GatewayApplication {

    /** Its settings have a name of their own: several services' jars may be on one class path. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(GatewayApplication.class)
                .properties("spring.config.name=api-gateway")
                .run(arguments);
    }

    /** Says once, on the terminal and not in a log, how to sign in. */
    @Bean
    ApplicationListener<PayloadApplicationEvent<FirstAdministrator>> gatewayWelcome(Environment environment) {
        return event -> {
            FirstAdministrator first = event.getPayload();
            System.out.printf(
                    "%nGordailu is at http://%s:%s/%n  user      %s%n  password  %s%n  (kept in %s)%n%n",
                    environment.getProperty("server.address", "localhost"),
                    environment.getProperty("local.server.port", "8080"),
                    first.username(),
                    first.password(),
                    first.file());
        };
    }
}
