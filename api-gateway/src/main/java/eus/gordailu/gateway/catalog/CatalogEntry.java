package eus.gordailu.gateway.catalog;

import java.util.Map;

/** An entity as it is stored: as last defined, or removed and kept so that its version never falls. The value is the entity's JSON form. */
record CatalogEntry(Map<String, Object> value, boolean removed) {}
