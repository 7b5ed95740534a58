package eus.gordailu.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a person who may sign in. Its text is a UUID in its usual lower-case form. */
public record UserId(UUID value) implements Id {

    @JsonCreator
    public static UserId of(String text) {
        return new UserId(Id.uuid("UserId", text));
    }

    /** A new one that nothing else has. */
    public static UserId random() {
        return new UserId(UUID.randomUUID());
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
