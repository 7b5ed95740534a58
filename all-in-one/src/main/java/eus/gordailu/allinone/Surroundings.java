package eus.gordailu.allinone;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the environment says: where the data is, and whether a broker and a document store of others are to be used. */
record Surroundings(Path data, Optional<String> kafkaBrokers, Optional<String> mongodbUri) {

    static Surroundings of(Map<String, String> environment) {
        return new Surroundings(
                Path.of(given(environment, "GORDAILU_DATA").orElse("/var/lib/gordailu"))
                        .toAbsolutePath(),
                given(environment, "GORDAILU_KAFKA_BROKERS"),
                given(environment, "GORDAILU_MONGODB_URI"));
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
