package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A snapshot as it is found on disk. */
public sealed interface StoredSnapshot {

    SnapshotId id();

    /** Its directory. */
    Path directory();

    /** Whether it is kept whatever the retention says. */
    boolean pinned();

    /** One whose manifest says what it is. */
    record Published(SnapshotManifest manifest, Path directory, boolean pinned) implements StoredSnapshot {

        /** The name of the tree inside a snapshot's directory. */
        public static final String DATA = "data";

        @Override
        public SnapshotId id() {
            return manifest.id();
        }

        /** The tree. */
        public Path data() {
            return directory.resolve(DATA);
        }

        boolean hasData() {
            return Files.isDirectory(data(), LinkOption.NOFOLLOW_LINKS);
        }

        /** Whether it may count as a good one. */
        public boolean complete() {
            return manifest.complete();
        }
    }

    /** One whose manifest is missing or unreadable: its files may be whole, but nobody vouches for them. */
    record Damaged(SnapshotId id, Path directory, boolean pinned, String problem) implements StoredSnapshot {}
}
