package eus.gordailu.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one restore. Its text is a UUID in its usual lower-case form. */
public record RestoreId(UUID value) implements Id {

    @JsonCreator
    public static RestoreId of(String text) {
        return new RestoreId(Id.uuid("RestoreId", text));
    }

    /** A new one that nothing else has. */
    public static RestoreId random() {
        return new RestoreId(UUID.randomUUID());
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
