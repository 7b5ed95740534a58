package eus.gordailu.snapshot.workflow;

import eus.gordailu.repository.changes.BrokenOffException;
import eus.gordailu.repository.changes.ChangeListWriter;
import eus.gordailu.repository.changes.ChangedBytes;
import eus.gordailu.repository.changes.Emptied;
import eus.gordailu.repository.changes.Missed;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.snapshot.ChangeCounts;
import eus.gordailu.repository.snapshot.ListedBytes;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.tree.TreeDifference;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.EntryType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes down what is new in a fetched tree, with checksums, before it is sealed. */
final class Listing {

    private final Prepared prepared;
    private final Cancellation cancellation;

    Listing(Prepared prepared, Cancellation cancellation) {
        this.prepared = prepared;
        this.cancellation = cancellation;
    }

    /**
     * What the list comes to.
     *
     * @param counts how the files differ from those of the latest snapshot, if there is one
     * @param emptied directories that hold no file any more, those that held most
     * @param missed what differed and could not be fetched any more
     */
    record Listed(ListedBytes bytes, Optional<ChangeCounts> counts, Emptied emptied, Missed missed) {}

    /** Empty when it was cancelled. */
    Optional<Listed> list(Groundwork groundwork) {
        Path incoming = prepared.lock().directory().incoming();
        return new DiskWork("list what is new in " + incoming, incoming).run(() -> {
            Optional<StoredSnapshot.Published> latest = prepared.stage().latest();
            Optional<Directory> before = latest.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Directory.open(latest.get().data()));
            try (Directory data = Directory.open(prepared.stage().data());
                    ChangeListWriter list = new ChangeListWriter(incoming, data, before, cancellation::isCancelled)) {
                switch (groundwork) {
                    case Groundwork.Differences known -> list(known.comparison().changes(), list);
                    case Groundwork.Whole _ -> listAll(data, before, list);
                    case Groundwork.Ended ended -> throw new IllegalArgumentException("Nothing was fetched: " + ended);
                }
                ChangedBytes sum = list.sum();
                return Optional.of(new Listed(
                        new ListedBytes(latest.map(StoredSnapshot::id).orElse(null), sum.newBytes(), sum.goneBytes()),
                        latest.map(_ -> list.counts()),
                        list.emptied(),
                        list.missed()));
            } catch (BrokenOffException e) {
                return Optional.empty();
            } finally {
                before.ifPresent(Directory::close);
            }
        });
    }

    private static void list(Changes changes, ChangeListWriter list) throws IOException {
        for (Change change : changes) {
            switch (change) {
                case Change.Deleted(var path, boolean directory) -> list.removed(path, directory);
                case Change.Created(var path, var type, var _) -> list.fetched(path, true, type == EntryType.DIRECTORY);
                case Change.Altered(var path, var type, var _, var _) ->
                    list.fetched(path, false, type == EntryType.DIRECTORY);
            }
        }
    }

    private static void listAll(Directory data, Optional<Directory> before, ChangeListWriter list) throws IOException {
        if (before.isEmpty()) {
            TreeDifference.tellAll(data, list);
        } else {
            TreeDifference.tell(before.get(), data, list);
        }
    }
}
