package eus.gordailu.repository.changes;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.snapshot.ListedBytes;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The change lists of a job. Each snapshot holds the list of what differs from the good one before it. Where that one has
 * expired, {@code changes/NEWER-since-OLDER.ndjson.gz} tells what differs from the one that is before it now.
 */
public final class ChangeLists {

    private static final Pattern BRIDGE = Pattern.compile("(?<newer>.+)-since-(?<older>.+)\\.ndjson\\.gz");

    private final JobDirectory job;

    public ChangeLists(JobDirectory job) {
        this.job = job;
    }

    /** What differs between two snapshots, of which the newer one is there; empty where no list tells. */
    public Optional<ChangeList> between(SnapshotId older, StoredSnapshot.Published newer) throws IOException {
        ListedBytes listed = newer.manifest().content().listed();
        Path file = listed != null && older.equals(listed.since())
                ? newer.directory().resolve(ChangeListWriter.NAME)
                : bridge(older, newer.id());
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()
                    ? Optional.of(new ChangeList(file))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * To be called before a snapshot expires: writes the lists that lead past it, or the {@link Baseline} on which the rest stands.
     *
     * @param lock of the job
     * @throws IOException when a list can't be read or written; the snapshot may expire all the same, and what its neighbours
     *     have in common is then not known
     */
    public void bridge(JobLock lock, SnapshotId expiring) throws IOException {
        if (!lock.directory().path().equals(job.path())) {
            throw new IllegalArgumentException("The lock of %s does not protect %s".formatted(lock.directory(), job));
        }
        List<StoredSnapshot.Published> all = new SnapshotCatalog(job).published();
        try (Directory directory = Directory.open(job.path())) {
            directory.ensureDirectory(FileName.of(JobDirectory.CHANGES), 0700);
        }
        sweep(all.stream().map(snapshot -> snapshot.id().toString()).collect(Collectors.toSet()));
        List<StoredSnapshot.Published> older = all.stream()
                .filter(StoredSnapshot.Published::complete)
                .takeWhile(snapshot -> !snapshot.id().equals(expiring))
                .toList();
        Optional<StoredSnapshot.Published> gone =
                all.stream().filter(snapshot -> snapshot.id().equals(expiring)).findFirst();
        if (gone.isEmpty()) {
            return;
        }
        if (older.isEmpty()) {
            goOnWithout(gone.get(), all);
        } else {
            bridge(older.getLast().id(), gone.get(), all);
        }
    }

    private void goOnWithout(StoredSnapshot.Published oldest, List<StoredSnapshot.Published> all) throws IOException {
        Optional<StoredSnapshot.Published> next = all.stream()
                .filter(StoredSnapshot.Published::complete)
                .filter(snapshot -> !snapshot.id().equals(oldest.id()))
                .findFirst();
        if (next.isPresent() && oldest.complete()) {
            new Baseline(job).goOn(oldest, next.get(), this);
        }
    }

    private void bridge(SnapshotId older, StoredSnapshot.Published gone, List<StoredSnapshot.Published> all)
            throws IOException {
        Optional<ChangeList> first = between(older, gone);
        if (first.isPresent()) {
            for (StoredSnapshot.Published newer : all) {
                Optional<ChangeList> second = between(gone.id(), newer);
                if (second.isPresent()) {
                    new UnfinishedList(job)
                            .write(file -> first.get().writeWith(second.get(), file), bridge(older, newer.id()));
                }
            }
        }
    }

    /** Removes the lists of snapshots that are no longer there; but the baseline may go on by one that begins where it ends. */
    private void sweep(Set<String> present) throws IOException {
        Set<String> older = new HashSet<>(present);
        new Baseline(job).ends().forEach(older::add);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(job.changes())) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                Matcher bridge = BRIDGE.matcher(name);
                boolean wanted = bridge.matches()
                        && present.contains(bridge.group("newer"))
                        && older.contains(bridge.group("older"));
                if (!wanted && !name.startsWith(Baseline.PREFIX)) {
                    Files.delete(file);
                }
            }
        }
    }

    private Path bridge(SnapshotId older, SnapshotId newer) {
        return job.changes().resolve("%s-since-%s.ndjson.gz".formatted(newer, older));
    }
}
