package eus.gordailu.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a client: a machine that is backed up. Its text is a UUID in its usual lower-case form. */
public record ClientId(UUID value) implements Id {

    @JsonCreator
    public static ClientId of(String text) {
        return new ClientId(Id.uuid("ClientId", text));
    }

    /** A new one that nothing else has. */
    public static ClientId random() {
        return new ClientId(UUID.randomUUID());
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
