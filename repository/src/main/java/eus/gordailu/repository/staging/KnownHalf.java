package eus.gordailu.repository.staging;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.document.JsonFile;
import eus.gordailu.repository.document.UnreadableDocumentException;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.snapshot.SnapshotManifest;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The subtrees with half of a snapshot's entries, as {@link eus.gordailu.repository.tree.TreeHalf} finds them, kept in {@code halves.json} of the job: to find them takes a walk through all
 * directories, and they divide the next snapshots nearly as well. Those that do not make a comparison slower, never wrong.
 */
public final class KnownHalf {

    /** So many snapshots are divided alike. */
    static final long LASTS = 20;

    /** With so much more or fewer files than there were, they are looked for again. */
    private static final int TENTH = 10;

    private static final JsonFile<Found> FILE = new JsonFile<>("halves.json", Found.class);

    private final JobDirectory job;

    /**
     * What was found in a snapshot.
     *
     * @param sequence of the snapshot
     * @param files how many it had
     */
    record Found(long sequence, long files, List<TreePath> subtrees) {

        Found {
            subtrees = List.copyOf(subtrees);
        }

        static Found in(SnapshotManifest snapshot, List<TreePath> subtrees) {
            return new Found(snapshot.sequence(), snapshot.content().transfer().files(), subtrees);
        }

        boolean fits(SnapshotManifest snapshot) {
            long later = snapshot.sequence() - sequence;
            long more = Math.abs(snapshot.content().transfer().files() - files);
            return later >= 0 && later < LASTS && more <= files / TENTH;
        }
    }

    public KnownHalf(JobDirectory job) {
        this.job = job;
    }

    /** Those that were kept, if they fit a snapshot of this job. */
    public Optional<List<TreePath>> of(StoredSnapshot.Published snapshot) throws IOException {
        return kept().filter(known -> known.fits(snapshot.manifest())).map(Found::subtrees);
    }

    /** Keeps what was found in a snapshot of this job. */
    public void keep(StoredSnapshot.Published snapshot, List<TreePath> subtrees) throws IOException {
        try (Directory directory = Directory.open(job.path())) {
            FILE.write(directory, Found.in(snapshot.manifest(), subtrees));
        }
    }

    private Optional<Found> kept() throws IOException {
        try {
            return FILE.read(job.path());
        } catch (UnreadableDocumentException e) {
            // It is made anew.
            return Optional.empty();
        }
    }
}
