package eus.gordailu.snapshot;

import eus.gordailu.kit.KitConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The snapshot-worker as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({KitConfiguration.class, SnapshotWorkerConfiguration.class})
public class SnapshotWorkerApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(SnapshotWorkerApplication.class)
                .properties("spring.config.name=snapshot-worker")
                .run(args);
    }
}
