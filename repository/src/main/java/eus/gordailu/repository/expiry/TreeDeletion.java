package eus.gordailu.repository.expiry;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Entry;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deletes trees, bottom up; goes on past what refuses, and remembers it. */
final class TreeDeletion implements TreeVisitor {

    private final List<Leftover> leftovers = new ArrayList<>();
    private final Throttle throttle;
    private final Checkpoint checkpoint;
    private final Set<String> unlisted = new HashSet<>();
    private @Nullable Place entered;
    private long files;
    private long directories;
    private long failures;

    TreeDeletion(Throttle throttle, Checkpoint checkpoint) {
        this.throttle = throttle;
        this.checkpoint = checkpoint;
    }

    private record Place(Directory parent, FileName name) {

        String path() {
            return parent.within(name);
        }
    }

    @FunctionalInterface
    private interface Removal {
        void run() throws IOException;
    }

    /** Deletes an entry with all that is below it. */
    void delete(Directory parent, Entry entry) throws IOException {
        if (entry.directory()) {
            deleteTree(parent, entry.name());
        } else {
            file(parent, entry.name());
        }
    }

    void deleteTree(Directory parent, FileName name) throws IOException {
        Directory tree = enter(parent, name);
        if (tree != null) {
            try (tree) {
                walk(tree);
            }
            left(parent, name);
        }
    }

    /** A directory that can't be listed ends a walk. Another one, through what is left by then, goes past it. */
    private void walk(Directory tree) throws IOException {
        while (true) {
            try {
                TreeWalk.walk(tree, this);
                return;
            } catch (PosixException e) {
                Place place = entered;
                if (place == null || !e.call().equals("getdents64")) {
                    throw e;
                }
                if (!unlisted.add(place.path())) {
                    return;
                }
                remember(place.parent(), place.name(), e);
            }
        }
    }

    @Override
    public void file(Directory parent, FileName name) throws IOException {
        if (removed(parent, name, () -> parent.unlinkForced(name))) {
            files++;
        }
    }

    @Override
    public @Nullable Directory enter(Directory parent, FileName name) throws IOException {
        Place place = new Place(parent, name);
        if (!unlisted.isEmpty() && unlisted.contains(place.path())) {
            return null;
        }
        entered = place;
        try {
            return parent.childForced(name);
        } catch (PosixException e) {
            remember(parent, name, e);
            return null;
        }
    }

    @Override
    public void left(Directory parent, FileName name) throws IOException {
        if (removed(parent, name, () -> parent.removeDirectoryForced(name))) {
            directories++;
        }
    }

    private boolean removed(Directory parent, FileName name, Removal removal) throws IOException {
        try {
            removal.run();
            checkpoint.reached(Checkpoint.Step.ENTRY_DELETED);
            throttle.passed();
            return true;
        } catch (PosixException e) {
            remember(parent, name, e);
            return false;
        }
    }

    /** A directory that holds a leftover is no news: the leftover itself is named. */
    private void remember(Directory parent, FileName name, PosixException e) {
        if (e.errno() == Errno.ENOENT || (e.errno() == Errno.ENOTEMPTY && failures > 0)) {
            return;
        }
        failures++;
        if (leftovers.size() < DeletionReport.NAMED) {
            leftovers.add(new Leftover(parent.within(name), e.errno().name()));
        }
    }

    DeletionReport report() {
        return new DeletionReport(files, directories, failures, leftovers);
    }
}
