package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;

/** Command: the directory of this location is the right one, though its marker is missing: mark it anew. */
public record MarkLocation(LocationId locationId, String requestedBy, Instant requestedAt) implements Message {

    @Override
    public String key() {
        return locationId.toString();
    }
}
