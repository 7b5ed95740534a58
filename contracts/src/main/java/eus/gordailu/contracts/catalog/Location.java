package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.LocationId;

/** A directory on a worker's machine that holds snapshots; written to only while its marker file is there. */
public record Location(LocationId id, String name, String directory) {

    public Location {
        CatalogNames.check("location", name);
        SourcePaths.checkAbsolute("location directory", directory);
        // One directory has one name, so that two locations can be told to be the same.
        directory = directory.equals("/")
                ? directory
                : directory.replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "");
    }
}
