package eus.gordailu.repository.changes;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.checksum.Checksum;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.EntryType;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.snapshot.ChangeCounts;
import eus.gordailu.repository.tree.TreeDifference;
import eus.gordailu.repository.tree.TreeReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code changes.ndjson.gz} beside the tree of a snapshot that is being made: a line of JSON for each change, with the
 * checksum of every file that is new. Files are read for that as they lie on the disk.
 */
public final class ChangeListWriter implements TreeDifference.Listener, AutoCloseable {

    /** The list's name in a snapshot's directory. */
    public static final String NAME = "changes.ndjson.gz";

    /**
     * Of files with several names, so many checksums are remembered; a name that comes later costs another reading. And so many
     * directories that have lost something.
     */
    private static final int REMEMBERED = 10_000;

    private final TreeReader tree;
    private final Optional<TreeReader> before;
    private final RemovedFiles removedFiles;
    private final MovedFiles moved = new MovedFiles();
    private final Writer lines;
    private final BooleanSupplier brokenOff;
    private final Map<Long, Checksum> ofLinked = new HashMap<>();
    private TreePath lastRemoved = TreePath.ROOT;
    private long newBytes;
    private long goneBytes;
    private long added;
    private long changed;
    private long deleted;
    private Missed missed = Missed.NOTHING;
    private @Nullable FileStatus present;

    /**
     * Begins the list anew.
     *
     * @param snapshot the directory that holds the tree
     * @param data the tree, open as long as this
     * @param before the tree that it is compared with, open as long as this
     * @param brokenOff is asked again and again whether to end with a {@link BrokenOffException}
     */
    public ChangeListWriter(Path snapshot, Directory data, Optional<Directory> before, BooleanSupplier brokenOff)
            throws IOException {
        this.brokenOff = brokenOff;
        this.tree = new TreeReader(data);
        this.before = before.isPresent() ? Optional.of(new TreeReader(before.get())) : Optional.empty();
        this.removedFiles = new RemovedFiles(tree, REMEMBERED);
        try (Directory directory = Directory.open(snapshot)) {
            this.lines = ListFormat.writer(directory.overwrite(FileName.of(NAME)));
        } catch (IOException e) {
            closeTrees();
            throw e;
        }
    }

    /** What the list comes to so far. */
    public ChangedBytes sum() {
        return new ChangedBytes(newBytes, goneBytes);
    }

    /** How many files were told to differ. */
    public ChangeCounts counts() {
        return new ChangeCounts(added, changed, deleted);
    }

    /** The directories that have lost most and hold no file now, though they are still there. Asked once all is told. */
    public Emptied emptied() throws IOException {
        return new Emptied(removedFiles.emptied(), moved.files(), moved.bytes());
    }

    /** What {@link #fetched} did not find. */
    public Missed missed() {
        return missed;
    }

    /**
     * Something that was found to differ, and then fetched.
     *
     * @param created whether nothing of its type had the name before
     * @param directory whether it was a directory when it was compared
     */
    public void fetched(TreePath path, boolean created, boolean directory) throws IOException {
        present = null;
        if (created) {
            added(path);
        } else {
            changed(path);
        }
        if (!directory && (present == null || present.isDirectory())) {
            missed = missed.and(path);
        } else if (directory && present != null && !present.isDirectory()) {
            missed = missed.andMiscounted();
        }
    }

    /** rsync tells what has become of another type as added, and nothing of what was there before. */
    @Override
    public void added(TreePath path) throws IOException {
        FileStatus previous = path.equals(lastRemoved) ? null : previous(path);
        boolean another = previous != null && previous.type() != EntryType.DIRECTORY;
        listed(another ? ListedChange.Kind.CHANGED : ListedChange.Kind.ADDED, path, another ? previous : null);
    }

    @Override
    public void changed(TreePath path) throws IOException {
        listed(ListedChange.Kind.CHANGED, path, previous(path));
    }

    @Override
    public void removed(TreePath path, boolean directory) throws IOException {
        lastRemoved = path;
        removed(path, directory, directory ? null : previous(path));
    }

    private void removed(TreePath path, boolean directory, @Nullable FileStatus previous) throws IOException {
        Long bytes = bytes(previous);
        if (!directory) {
            deleted++;
            removedFiles.add(path, bytes == null ? 0 : bytes);
            if (previous != null) {
                moved.left(previous);
            }
        }
        write(ListedChange.removed(path, directory ? name(EntryType.DIRECTORY) : null, bytes));
    }

    private void listed(ListedChange.Kind kind, TreePath path, @Nullable FileStatus previous) throws IOException {
        if (path.isRoot()) {
            return;
        }
        Optional<Directory> parent = tree.parentOf(path);
        FileName name = new FileName(path.name());
        FileStatus status = parent.isEmpty() ? null : status(parent.get(), name);
        present = status;
        if (status == null) {
            gone(path, previous);
        } else if (!isSame(previous, status)) {
            count(previous, status);
            write(ListedChange.of(kind, path, present(parent.orElseThrow(), name, status), bytes(previous)));
        }
    }

    /** It was there when the source was compared, and could not be fetched any more: what was before has gone from the tree. */
    private void gone(TreePath path, @Nullable FileStatus previous) throws IOException {
        if (previous != null) {
            removed(path, previous.type() == EntryType.DIRECTORY, previous);
        }
    }

    private void count(@Nullable FileStatus previous, FileStatus now) {
        if (now.type() == EntryType.DIRECTORY) {
            deleted += previous != null && previous.type() != EntryType.DIRECTORY ? 1 : 0;
        } else if (previous == null || previous.type() == EntryType.DIRECTORY) {
            added++;
            moved.came(now);
        } else if (previous.type() != now.type()
                || previous.size() != now.size()
                || !previous.modified().equals(now.modified())) {
            // With another owner or mode alone it holds what it held.
            changed++;
        }
    }

    /** A file that was looked at anew and stayed, with the inode that it had. */
    private static boolean isSame(@Nullable FileStatus previous, FileStatus now) {
        return previous != null && now.type() != EntryType.DIRECTORY && previous.inode() == now.inode();
    }

    private @Nullable FileStatus previous(TreePath path) throws IOException {
        Optional<Directory> parent = before.isEmpty() || path.isRoot()
                ? Optional.empty()
                : before.get().parentOf(path);
        return parent.isEmpty() ? null : status(parent.get(), new FileName(path.name()));
    }

    private static @Nullable Long bytes(@Nullable FileStatus status) {
        return status != null && status.type() == EntryType.FILE ? status.size() : null;
    }

    private ListedChange.Present present(Directory parent, FileName name, FileStatus status) throws IOException {
        return status.type() == EntryType.FILE
                ? new ListedChange.Present(
                        name(status.type()),
                        status.size(),
                        status.links() > 1 ? status.links() : null,
                        checksum(parent, name, status))
                : new ListedChange.Present(name(status.type()), null, null, null);
    }

    /** What was there when it was compared may have gone before it was fetched. */
    private static @Nullable FileStatus status(Directory parent, FileName name) throws IOException {
        try {
            return parent.status(name);
        } catch (PosixException e) {
            if (e.errno() == Errno.ENOENT) {
                return null;
            }
            throw e;
        }
    }

    private Checksum checksum(Directory parent, FileName name, FileStatus status) throws IOException {
        Checksum known = status.links() > 1 ? ofLinked.get(status.inode()) : null;
        if (known != null) {
            return known;
        }
        Checksum checksum = Checksum.of(parent, name, this::goOn);
        if (status.links() > 1 && ofLinked.size() < REMEMBERED) {
            ofLinked.put(status.inode(), checksum);
        }
        return checksum;
    }

    private void write(ListedChange change) throws IOException {
        goOn();
        ListFormat.write(change, lines);
        newBytes += change.newBytes();
        goneBytes += change.goneBytes();
    }

    private void goOn() throws BrokenOffException {
        if (brokenOff.getAsBoolean()) {
            throw new BrokenOffException();
        }
    }

    private static String name(EntryType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        try (lines) {
            closeTrees();
        }
    }

    private void closeTrees() {
        before.ifPresent(TreeReader::close);
        tree.close();
    }
}
