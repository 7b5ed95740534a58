package eus.gordailu.allinone.broker;

import eus.gordailu.allinone.access.Password;
import java.util.Map;

/**
 * Where clients reach a broker, and by which password.
 *
 * @param servers {@code 127.0.0.1:PORT}
 */
public record BrokerAddress(String servers, Password password) {

    static final String MECHANISM = "PLAIN";

    /** What {@link #line} is read back from. */
    public static BrokerAddress parse(String line) {
        String[] parts = line.split(" ", -1);
        return new BrokerAddress(parts[0], new Password(parts[1]));
    }

    /** In one line, password and all. */
    public String line() {
        return servers + " " + password.text();
    }

    /** What Kafka's clients must be told beside the servers. Unencrypted: only root can listen on the loopback interface. */
    public Map<String, String> login() {
        return Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", MECHANISM, "sasl.jaas.config", jaas(""));
    }

    /** The same for the broker itself, which is client and server. */
    String serverJaas() {
        return jaas(" user_%s=\"%s\"".formatted(Password.USER, password.text()));
    }

    private String jaas(String more) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"%s;"
                .formatted(Password.USER, password.text(), more);
    }
}
