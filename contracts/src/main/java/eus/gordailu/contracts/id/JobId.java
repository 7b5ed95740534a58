package eus.gordailu.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a job: paths of one client that are backed up together. Its text is a UUID in its usual lower-case form. */
public record JobId(UUID value) implements Id {

    @JsonCreator
    public static JobId of(String text) {
        return new JobId(Id.uuid("JobId", text));
    }

    /** A new one that nothing else has. */
    public static JobId random() {
        return new JobId(UUID.randomUUID());
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
