package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.LocationId;

/** A directory on a worker's machine that holds snapshots; written to only while its marker file is there. */
public record Location(LocationId id, String name, String directory) {

    public Location {
        CatalogNames.check("location", name);
        SourcePaths.checkAbsolute("location directory", directory);
    }
}
