package eus.gordailu.snapshot.serving;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where this worker answers the gateway.
 *
 * @param host the address that it listens on; one that others reach only where nobody listens in between
 * @param port 0 for any that is free
 * @param url by which the gateway reaches it; empty for one made of the two
 */
@Validated
@ConfigurationProperties("gordailu.worker.http")
public record ServingProperties(
        @DefaultValue("127.0.0.1") @NotBlank String host,
        @DefaultValue("0") @Min(0) @Max(65_535) int port,
        @DefaultValue("") String url) {

    /** By which it is reached at the port that it has got. */
    String urlAt(int bound) {
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return url.isBlank() ? "http://" + literal + ":" + bound : url.strip();
    }
}
