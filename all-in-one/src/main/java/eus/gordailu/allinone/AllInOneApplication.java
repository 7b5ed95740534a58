package eus.gordailu.allinone;

import eus.gordailu.allinone.console.Console;
import eus.gordailu.allinone.console.FirstRun;
import eus.gordailu.gateway.GatewayConfiguration;
import eus.gordailu.gateway.run.Runs;
import eus.gordailu.gateway.seed.Seeding;
import eus.gordailu.kit.KitConfiguration;
import eus.gordailu.notifier.NotifierConfiguration;
import eus.gordailu.offsite.OffsiteConfiguration;
import eus.gordailu.rotation.RotationConfiguration;
import eus.gordailu.scheduler.SchedulerConfiguration;
import eus.gordailu.snapshot.SnapshotWorkerConfiguration;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Everything in one process: the six services are the same as when each runs alone. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    KitConfiguration.class,
    SchedulerConfiguration.class,
    SnapshotWorkerConfiguration.class,
    RotationConfiguration.class,
    OffsiteConfiguration.class,
    NotifierConfiguration.class,
    GatewayConfiguration.class
})
public class AllInOneApplication {

    @Bean
    Console console(Runs runs) {
        return new Console(System.out, new FirstRun(System.out, runs, Seeding.FIRST_RUN));
    }

    public static void main(String[] args) {
        // Nothing is logged to the terminal before Spring Boot has set the log up.
        LoggingSystem.get(AllInOneApplication.class.getClassLoader()).beforeInitialize();
        Surroundings surroundings = surroundings();
        InfrastructureStart start = new InfrastructureStart(surroundings);
        try {
            new SpringApplicationBuilder(AllInOneApplication.class)
                    .properties("spring.config.name=all-in-one")
                    .properties(Map.of("gordailu.data", surroundings.data().toString()))
                    .listeners(start)
                    .initializers(context -> watch((GenericApplicationContext) context, start.infrastructure()))
                    .run(args);
        } catch (RuntimeException e) {
            // It is said already, in one sentence. The broker's threads would keep the process, and on a full disk its
            // orderly end as well; what was confirmed is on disk.
            Runtime.getRuntime().halt(1);
        }
    }

    /** With the data directory in place: the log will be in it. */
    private static Surroundings surroundings() {
        try {
            Surroundings surroundings = Surroundings.of(System.getenv());
            Infrastructure.prepare(surroundings);
            return surroundings;
        } catch (StartRefusedException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            throw e;
        }
    }

    private static void watch(GenericApplicationContext context, Infrastructure infrastructure) {
        context.registerBean(
                "infrastructure", InfrastructureHealth.class, () -> new InfrastructureHealth(infrastructure));
        context.registerBean(
                "lifeLine",
                LifeLine.class,
                // Nothing can be put in order without what has failed.
                () -> new LifeLine(
                        infrastructure::failure,
                        infrastructure.data(),
                        System.err,
                        () -> Runtime.getRuntime().halt(1)));
    }
}
