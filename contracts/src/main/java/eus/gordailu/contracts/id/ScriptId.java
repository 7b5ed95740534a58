package eus.gordailu.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies an uploaded script. Its text is a UUID in its usual lower-case form. */
public record ScriptId(UUID value) implements Id {

    @JsonCreator
    public static ScriptId of(String text) {
        return new ScriptId(Id.uuid("ScriptId", text));
    }

    /** A new one that nothing else has. */
    public static ScriptId random() {
        return new ScriptId(UUID.randomUUID());
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
