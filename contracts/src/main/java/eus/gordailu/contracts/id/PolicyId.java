package eus.gordailu.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a policy: when to run and what to keep. Its text is a UUID in its usual lower-case form. */
public record PolicyId(UUID value) implements Id {

    @JsonCreator
    public static PolicyId of(String text) {
        return new PolicyId(Id.uuid("PolicyId", text));
    }

    /** A new one that nothing else has. */
    public static PolicyId random() {
        return new PolicyId(UUID.randomUUID());
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
