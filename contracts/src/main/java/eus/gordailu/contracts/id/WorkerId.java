package eus.gordailu.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies a worker: one machine with its disks, the same over restarts. 1 to 63 lower-case letters, digits and inner hyphens. */
public record WorkerId(String value) implements Id {

    public WorkerId {
        Id.slug("WorkerId", value);
    }

    @JsonCreator
    public static WorkerId of(String text) {
        return new WorkerId(text);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
