package eus.gordailu.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies a location: a directory with its marker on a worker's machine; part of a topic's name. 1 to 63 lower-case letters, digits and inner hyphens. */
public record LocationId(String value) implements Id {

    public LocationId {
        Id.slug("LocationId", value);
    }

    @JsonCreator
    public static LocationId of(String text) {
        return new LocationId(text);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
