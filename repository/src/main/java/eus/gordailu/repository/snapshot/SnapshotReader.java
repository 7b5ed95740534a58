package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.document.UnreadableDocumentException;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.PosixException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads one snapshot's manifest, and believes it only where it agrees with the directory's name. Where the disk can't say whether something is
 * there, that is no answer: a pin that could not be read must not count as none.
 */
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
        if (!isDirectory(parent, id)) {
            return Optional.empty();
        }
        boolean pinned = isMarked(JobDirectory.PINS, id);
        try {
            Optional<SnapshotManifest> manifest = SnapshotManifest.FILE.read(directory);
            if (manifest.isEmpty() && !isDirectory(parent, id)) {
                return Optional.empty();
            }
            return Optional.of(judged(id, directory, pinned, manifest));
        } catch (UnreadableDocumentException e) {
            return Optional.of(new StoredSnapshot.Damaged(id, directory, pinned, String.valueOf(e.getMessage())));
        }
    }

    private static boolean isDirectory(Path parent, SnapshotId id) throws IOException {
        try (Directory directory = Directory.open(parent)) {
            return directory.status(FileName.of(id.toString())).directory();
        } catch (PosixException e) {
            if (e.errno() == Errno.ENOENT) {
                return false;
            }
            throw e;
        }
    }

    private boolean isMarked(String marks, SnapshotId id) throws IOException {
        FileName name = FileName.of(marks);
        try (Directory directory = Directory.open(job.path())) {
            if (!directory.has(name)) {
                return false;
            }
            try (Directory marked = directory.child(name)) {
                return marked.has(FileName.of(id.toString()));
            }
        }
    }

    private StoredSnapshot judged(SnapshotId id, Path directory, boolean pinned, Optional<SnapshotManifest> manifest)
            throws IOException {
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
