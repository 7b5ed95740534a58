package eus.gordailu.gateway.setting;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The gateway's settings.
 *
 * @param data the directory for the catalogue's export and the first password
 * @param backups the directory of the first location
 * @param adminPassword the administrator's password, set at every start; empty for one that is made at the first start
 * @param metricsOpen whether metrics are read without signing in
 */
@ConfigurationProperties("gordailu.gateway")
public record GatewayProperties(
        Path data, Path backups, @Nullable String adminPassword, boolean metricsOpen) {

    private static final List<String> OWN = List.of(
            ".catalogue-unfinished",
            ".gordailu",
            "broker",
            "catalogue",
            "gordailu.lock",
            "gordailu.pid",
            "initial-admin-password",
            "keys",
            "log",
            "program",
            "program.new",
            "store");

    public GatewayProperties {
        data = data.toAbsolutePath().normalize();
        backups = backups.toAbsolutePath().normalize();
    }

    /** The directory of the catalogue's export. */
    public Path catalogue() {
        return data.resolve("catalogue");
    }

    /** Whether a directory is one that Gordailu itself uses, so that no location may be made of it. */
    public boolean isOwn(Path directory) {
        Path real = RealPath.of(directory);
        Path own = RealPath.of(data);
        return real.equals(own) || OWN.stream().anyMatch(name -> real.startsWith(own.resolve(name)));
    }

    @Override
    public String toString() {
        return "GatewayProperties[data=%s, backups=%s, metricsOpen=%s]".formatted(data, backups, metricsOpen);
    }
}
