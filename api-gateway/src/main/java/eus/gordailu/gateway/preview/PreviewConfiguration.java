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
    RetentionPreviews gatewayRetentionPreviews(PresentSnapshots present, Clock clock) {
        return new RetentionPreviews(present, clock);
    }

    @Bean
    PreviewApi gatewayPreviewApi(
            Catalogue catalogue, PresentSnapshots present, RetentionPreviews previews, Clock clock) {
        return new PreviewApi(catalogue, present, previews, clock.withZone(ZoneId.systemDefault()));
    }
}
