package eus.gordailu.contracts.worker;

import eus.gordailu.contracts.id.LocationId;
import org.jspecify.annotations.Nullable;

/** A location as its worker sees it. Bytes are those of its file system; a location that is not ready is not written to. */
public record LocationStatus(
        LocationId locationId, boolean ready, @Nullable String problem, long freeBytes, long totalBytes) {}
