package eus.gordailu.repository.usage;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.usage.JobUsage;
import eus.gordailu.contracts.usage.SnapshotUsage;
import eus.gordailu.repository.changes.ChangeList;
import eus.gordailu.repository.changes.ChangeLists;
import eus.gordailu.repository.document.UnreadableDocumentException;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.snapshot.ListedBytes;
import eus.gordailu.repository.snapshot.SnapshotCatalog;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code usage.json}. A file is in a snapshot alone when the list of that snapshot has it as new and the list of the
 * next one as gone; so two lists are read for a snapshot whose neighbours are others than before, and none for the rest.
 */
public final class UsageBook {

    private final JobLock lock;
    private final Path path;
    private final ChangeLists lists;
    private final List<String> problems = new ArrayList<>();
    private final Set<SnapshotId> unread = new HashSet<>();

    public UsageBook(JobLock lock) {
        this.lock = lock;
        this.path = lock.directory().path();
        this.lists = new ChangeLists(lock.directory());
    }

    /** Why something was found to be unknown, or was made anew; in words for the log. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** What the snapshots hold that are there now, written down. */
    public JobUsage update() {
        return new DiskWork(
                        "work out what the snapshots of job " + lock.directory().job() + " hold", path)
                .run(() -> {
                    UsageRecord before = recorded();
                    List<UsageRecord.Entry> entries = entries(before);
                    UsageRecord now = certain(entries);
                    if (!now.equals(before)) {
                        try (Directory directory = Directory.open(path)) {
                            UsageRecord.FILE.write(directory, now);
                        }
                    }
                    return new JobUsage(
                            null, entries.stream().map(UsageRecord.Entry::usage).toList());
                });
    }

    /** What a list could not be read for is asked again the next time. */
    private UsageRecord certain(List<UsageRecord.Entry> entries) {
        return new UsageRecord(entries.stream()
                .filter(entry -> !unread.contains(entry.usage().snapshotId()))
                .toList());
    }

    private UsageRecord recorded() throws IOException {
        try {
            return UsageRecord.FILE.read(path).orElseGet(() -> new UsageRecord(List.of()));
        } catch (UnreadableDocumentException e) {
            problems.add("%s: it is made anew".formatted(e.getMessage()));
            return new UsageRecord(List.of());
        }
    }

    private List<UsageRecord.Entry> entries(UsageRecord before) {
        List<StoredSnapshot.Published> all = new SnapshotCatalog(lock.directory()).published();
        List<StoredSnapshot.Published> good =
                all.stream().filter(StoredSnapshot.Published::complete).toList();
        List<UsageRecord.Entry> entries = new ArrayList<>();
        for (StoredSnapshot.Published snapshot : all) {
            int place = good.indexOf(snapshot);
            entries.add(
                    place < 0
                            ? aside(snapshot)
                            : entry(
                                    before,
                                    place == 0 ? null : good.get(place - 1),
                                    snapshot,
                                    place == good.size() - 1 ? null : good.get(place + 1)));
        }
        return entries;
    }

    /** No other snapshot goes on from one that nobody has found to be right. */
    private static UsageRecord.Entry aside(StoredSnapshot.Published snapshot) {
        ListedBytes listed = snapshot.manifest().content().listed();
        Long fresh = listed == null ? null : listed.newBytes();
        return new UsageRecord.Entry(
                listed == null ? null : listed.since(),
                new SnapshotUsage(snapshot.id(), bytes(snapshot), fresh, fresh),
                null);
    }

    private UsageRecord.Entry entry(
            UsageRecord before,
            StoredSnapshot.@Nullable Published older,
            StoredSnapshot.Published snapshot,
            StoredSnapshot.@Nullable Published newer) {
        SnapshotId since = older == null ? null : older.id();
        SnapshotId next = newer == null ? null : newer.id();
        SnapshotUsage usage = before.known(since, snapshot.id(), next).orElseGet(() -> usage(since, snapshot, newer));
        return new UsageRecord.Entry(since, usage, next);
    }

    private SnapshotUsage usage(
            @Nullable SnapshotId since, StoredSnapshot.Published snapshot, StoredSnapshot.@Nullable Published newer) {
        try {
            Long fresh = since == null ? Long.valueOf(bytes(snapshot)) : fresh(since, snapshot);
            Long own = newer == null ? fresh : own(since, snapshot, newer);
            return new SnapshotUsage(snapshot.id(), bytes(snapshot), fresh, own);
        } catch (IOException e) {
            unread.add(snapshot.id());
            problems.add("What snapshot %s holds alone is not known: %s".formatted(snapshot.id(), e));
            return new SnapshotUsage(snapshot.id(), bytes(snapshot), null, null);
        }
    }

    private @Nullable Long fresh(SnapshotId since, StoredSnapshot.Published snapshot) throws IOException {
        ListedBytes listed = snapshot.manifest().content().listed();
        if (listed != null && since.equals(listed.since())) {
            return listed.newBytes();
        }
        Optional<ChangeList> list = lists.between(since, snapshot);
        if (list.isPresent()) {
            return list.get().sum().newBytes();
        }
        // One that was accepted later stands between the two; nobody went on from that.
        return listed != null && isThere(listed.since()) ? Long.valueOf(listed.newBytes()) : null;
    }

    private boolean isThere(@Nullable SnapshotId id) {
        return id != null && new SnapshotCatalog(lock.directory()).find(id).isPresent();
    }

    /** Of the oldest, all that is gone in the next is its own. */
    private @Nullable Long own(
            @Nullable SnapshotId since, StoredSnapshot.Published snapshot, StoredSnapshot.Published newer)
            throws IOException {
        ListedBytes listed = newer.manifest().content().listed();
        if (since == null && listed != null && snapshot.id().equals(listed.since())) {
            return listed.goneBytes();
        }
        Optional<ChangeList> later = lists.between(snapshot.id(), newer);
        if (later.isEmpty()) {
            return null;
        }
        if (since == null) {
            return later.get().sum().goneBytes();
        }
        Optional<ChangeList> earlier = lists.between(since, snapshot);
        return earlier.isEmpty() ? null : Long.valueOf(earlier.get().bytesGoneBy(later.get()));
    }

    private static long bytes(StoredSnapshot.Published snapshot) {
        return snapshot.manifest().content().transfer().bytes();
    }
}
