package eus.gordailu.gateway.catalog;

/** An entity of the catalogue was defined, changed or removed. The kind is its plural, such as {@code clients}. */
public record CatalogueChanged(String kind, String id) {}
