package eus.gordailu.rotation;

import eus.gordailu.kit.KitConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The rotation-worker in a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({KitConfiguration.class, RotationConfiguration.class})
public class RotationApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(RotationApplication.class)
                .properties("spring.config.name=rotation-worker")
                .run(args);
    }
}
