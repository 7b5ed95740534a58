package eus.gordailu.gateway.preview;

import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.snapshot.PresentSnapshots;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class PreviewConfiguration {

    @Bean
    PreviewApi gatewayPreviewApi(Catalogue catalogue, PresentSnapshots present, Clock clock) {
        return new PreviewApi(catalogue, present, clock, ZoneId.systemDefault());
    }
}
