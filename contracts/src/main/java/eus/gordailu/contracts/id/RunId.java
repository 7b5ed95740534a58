package eus.gordailu.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one run of a job, through all its attempts. Its text is a UUID in its usual lower-case form. */
public record RunId(UUID value) implements Id {

    @JsonCreator
    public static RunId of(String text) {
        return new RunId(Id.uuid("RunId", text));
    }

    /** A new one that nothing else has. */
    public static RunId random() {
        return new RunId(UUID.randomUUID());
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
