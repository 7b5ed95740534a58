package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.snapshot.Finding;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A snapshot as it is found on disk. */
public sealed interface StoredSnapshot {

    SnapshotId id();

    /** Its directory. */
    Path directory();

    /** Whether it is kept whatever the retention says. */
    boolean pinned();

    /** One whose manifest says what it is. Accepted: a person has found it to be right. */
    record Published(SnapshotManifest manifest, Path directory, boolean pinned, boolean accepted)
            implements StoredSnapshot {

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
            return manifest.complete() || accepted;
        }

        /** What a person has not decided about yet. */
        public Optional<Finding> openFinding() {
            return manifest.content().finding().filter(finding -> !accepted);
        }
    }

    /** One whose manifest is missing or unreadable: its files may be whole, but nobody vouches for them. */
    record Damaged(SnapshotId id, Path directory, boolean pinned, String problem) implements StoredSnapshot {}
}
