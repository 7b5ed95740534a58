package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.document.UnreadableDocumentException;
import eus.gordailu.repository.job.JobDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one snapshot's manifest, and believes it only where it agrees with the directory's name. */
final class SnapshotReader {

    private final JobDirectory job;

    SnapshotReader(JobDirectory job) {
        this.job = job;
    }

    Optional<StoredSnapshot> read(SnapshotId id) throws IOException {
        return read(job.snapshots(), id);
    }

    /** The one of this name in that directory of the job. */
    Optional<StoredSnapshot> read(Path parent, SnapshotId id) throws IOException {
        Path directory = parent.resolve(id.toString());
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        boolean pinned = isMarked(JobDirectory.PINS, id);
        try {
            Optional<SnapshotManifest> manifest = SnapshotManifest.FILE.read(directory);
            if (manifest.isEmpty() && !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            return Optional.of(judged(id, directory, pinned, manifest));
        } catch (UnreadableDocumentException e) {
            return Optional.of(new StoredSnapshot.Damaged(id, directory, pinned, String.valueOf(e.getMessage())));
        }
    }

    private boolean isMarked(String marks, SnapshotId id) {
        return Files.exists(job.path().resolve(marks).resolve(id.toString()));
    }

    private StoredSnapshot judged(SnapshotId id, Path directory, boolean pinned, Optional<SnapshotManifest> manifest) {
        if (manifest.isEmpty()) {
            return new StoredSnapshot.Damaged(id, directory, pinned, directory + " has no manifest.json");
        }
        if (!manifest.get().id().equals(id)) {
            return new StoredSnapshot.Damaged(
                    id,
                    directory,
                    pinned,
                    "its manifest is that of " + manifest.get().id());
        }
        return new StoredSnapshot.Published(manifest.get(), directory, pinned, isMarked(JobDirectory.ACCEPTED, id));
    }
}
