package eus.gordailu.snapshot.workflow;

import eus.gordailu.repository.changes.BrokenOffException;
import eus.gordailu.repository.changes.ChangeListWriter;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.tree.TreeDifference;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
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

    /** False when it was cancelled. */
    boolean list(Groundwork groundwork) {
        Path incoming = prepared.lock().directory().incoming();
        return new DiskWork("list what is new in " + incoming, incoming).run(() -> {
            try (Directory data = Directory.open(prepared.stage().data());
                    ChangeListWriter list = new ChangeListWriter(incoming, data, cancellation::isCancelled)) {
                switch (groundwork) {
                    case Groundwork.Differences known -> list(known.comparison().changes(), list);
                    case Groundwork.Whole _ -> listAll(data, prepared.stage().linkDest(), list);
                    case Groundwork.Ended ended -> throw new IllegalArgumentException("Nothing was fetched: " + ended);
                }
                return true;
            } catch (BrokenOffException e) {
                return false;
            }
        });
    }

    private static void list(Changes changes, ChangeListWriter list) throws IOException {
        for (Change change : changes) {
            switch (change) {
                case Change.Deleted(var path, boolean directory) -> list.removed(path, directory);
                case Change.Created created -> list.added(created.path());
                case Change.Altered altered -> list.changed(altered.path());
            }
        }
    }

    private static void listAll(Directory data, Optional<Path> before, ChangeListWriter list) throws IOException {
        if (before.isEmpty()) {
            TreeDifference.tellAll(data, list);
            return;
        }
        try (Directory older = Directory.open(before.get())) {
            TreeDifference.tell(older, data, list);
        }
    }
}
