package eus.gordailu.offsite;

import eus.gordailu.kit.KitConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The offsite-worker in a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({KitConfiguration.class, OffsiteConfiguration.class})
public class OffsiteApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(OffsiteApplication.class)
                .properties("spring.config.name=offsite-worker")
                .run(args);
    }
}
