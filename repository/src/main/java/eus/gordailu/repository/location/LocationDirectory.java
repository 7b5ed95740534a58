package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.repository.document.UnreadableDocumentException;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Optional;

/**
 * A directory whose marker was found to be the right one. Open it anew for each piece of work: a disk may have gone since.
 *
 * @param shortcoming what its file system does not keep, in a sentence
 * @param keepOut by what it is left out of backups
 */
public record LocationDirectory(LocationId id, Path path, Optional<String> shortcoming, KeepOut keepOut) {

    /**
     * Makes a directory this location, once; one that is it already stays as it is. Backups may be in it, of one that has lost
     * its marker.
     *
     * @throws LocationRefusedException when it is another location, holds only files of others, or is on a file system that
     *     can't hold snapshots
     */
    public static LocationDirectory initialise(LocationId id, Path path) {
        if (Files.isDirectory(path) && marker(id, path).isPresent()) {
            return keptOut(open(id, path));
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new LocationParentMissingException(id, path);
        }
        if (!work("make location " + id, path).run(() -> makeAndMark(id, parent, path, isRoot()))) {
            throw new LocationNotEmptyException(id, path);
        }
        return keptOut(open(id, path));
    }

    private static LocationDirectory keptOut(LocationDirectory location) {
        work("keep location " + location.id() + " out of backups", location.path())
                .run(() -> {
                    try (Directory directory = Directory.open(location.path())) {
                        location.keepOut().place(directory);
                    }
                    return location;
                });
        return location;
    }

    /**
     * The location in this directory.
     *
     * @throws LocationRefusedException when there is no marker, with what seems to be the reason, or not the right one
     * @throws LocationNotWritableException when nothing can be written there
     */
    public static LocationDirectory open(LocationId id, Path path) {
        LocationMarker marker = marker(id, path).orElseThrow(() -> unmarked(id, path));
        if (marker.format() > LocationMarker.FORMAT) {
            throw new LocationFormatUnknownException(id, path, marker.format());
        }
        if (!marker.location().equals(id)) {
            throw new WrongLocationException(id, path, marker.location());
        }
        if (!Files.isWritable(path)) {
            throw new LocationNotWritableException(
                    work("use location " + id, path), new IOException("writing is forbidden"));
        }
        boolean attributes = !Boolean.FALSE.equals(marker.extendedAttributes()) || keepsAttributesNow(id, path);
        return new LocationDirectory(
                id, path, new Capabilities(true, true, attributes).shortcoming(path), marker.asKeepOut());
    }

    /** Whether its file system keeps access lists and extended attributes. */
    public boolean keepsAttributes() {
        return shortcoming.isEmpty();
    }

    /** Its room, now. */
    public Space space() {
        return work("ask for the free space", path).run(() -> {
            FileStore store = Files.getFileStore(path);
            return new Space(store.getUsableSpace(), store.getTotalSpace());
        });
    }

    /** The backups may have been moved to another file system, with their marker. Nothing is written to find that out. */
    private static boolean keepsAttributesNow(LocationId id, Path path) {
        return work("look at the file system of location " + id, path)
                .run(() -> Files.getFileStore(path).supportsFileAttributeView(UserDefinedFileAttributeView.class));
    }

    private static Optional<LocationMarker> marker(LocationId id, Path path) {
        return work("read the marker of location " + id, path).run(() -> {
            try {
                return LocationMarker.FILE.read(path);
            } catch (UnreadableDocumentException e) {
                throw new LocationMarkerDamagedException(id, path, String.valueOf(e.getMessage()));
            }
        });
    }

    private static LocationRefusedException unmarked(LocationId id, Path path) {
        if (!Files.isDirectory(path)) {
            Path parent = path.toAbsolutePath().getParent();
            return parent == null || Files.isDirectory(parent)
                    ? LocationMarkerMissingException.withDirectory(id, path)
                    : new LocationParentMissingException(id, path);
        }
        return work("look for backups of location " + id, path).run(() -> {
            try (Directory directory = Directory.open(path)) {
                return switch (Contents.of(directory)) {
                    case NOTHING -> LocationMarkerMissingException.inEmptyDirectory(id, path);
                    case BACKUPS -> LocationMarkerMissingException.besideBackups(id, path);
                    case FOREIGN -> new LocationNotEmptyException(id, path);
                };
            }
        });
    }

    private static boolean makeAndMark(LocationId id, Path parent, Path path, boolean root) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Directory above = Directory.open(parent)) {
                above.makeDirectory(FileName.of(path.getFileName().toString()), 0755);
                above.sync();
            }
        }
        try (Directory directory = Directory.open(path)) {
            if (Contents.of(directory) == Contents.FOREIGN) {
                return false;
            }
            Capabilities able = Capabilities.of(directory);
            able.require(id, path, root);
            LocationMarker.FILE.write(directory, LocationMarker.of(id, able));
            return true;
        }
    }

    private static boolean isRoot() throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    private static DiskWork work(String what, Path where) {
        return new DiskWork(what, where);
    }
}
