package eus.gordailu.repository.changes;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.repository.checksum.Checksum;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.EntryType;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.PosixException;
import eus.gordailu.repository.tree.TreeDifference;
import eus.gordailu.repository.tree.TreeReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code changes.ndjson.gz} beside the tree of a snapshot that is being made: a line of JSON for each change, with the
 * checksum of every file that is new. Files are read for that as they lie on the disk.
 */
public final class ChangeListWriter implements TreeDifference.Listener, AutoCloseable {

    /** The list's name in a snapshot's directory. */
    public static final String NAME = "changes.ndjson.gz";

    /** Of files with several names, so many checksums are remembered; a name that comes later costs another reading. */
    private static final int REMEMBERED = 10_000;

    private static final JsonMapper JSON = WireCodec.json();

    private final TreeReader tree;
    private final Writer lines;
    private final BooleanSupplier brokenOff;
    private final Map<Long, Checksum> ofLinked = new HashMap<>();

    /**
     * Begins the list anew.
     *
     * @param snapshot the directory that holds the tree
     * @param data the tree, open as long as this
     * @param brokenOff is asked again and again whether to end with a {@link BrokenOffException}
     */
    public ChangeListWriter(Path snapshot, Directory data, BooleanSupplier brokenOff) throws IOException {
        this.brokenOff = brokenOff;
        this.tree = new TreeReader(data);
        this.lines = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(snapshot.resolve(NAME))), StandardCharsets.UTF_8));
    }

    @Override
    public void added(TreePath path) throws IOException {
        listed(ListedChange.Kind.ADDED, path);
    }

    @Override
    public void changed(TreePath path) throws IOException {
        listed(ListedChange.Kind.CHANGED, path);
    }

    @Override
    public void removed(TreePath path, boolean directory) throws IOException {
        write(ListedChange.of(
                ListedChange.Kind.REMOVED, path, directory ? name(EntryType.DIRECTORY) : null, null, null));
    }

    private void listed(ListedChange.Kind kind, TreePath path) throws IOException {
        Optional<Directory> parent = path.isRoot() ? Optional.empty() : tree.parentOf(path);
        if (parent.isPresent()) {
            listed(kind, path, parent.get(), new FileName(path.name()));
        }
    }

    private void listed(ListedChange.Kind kind, TreePath path, Directory parent, FileName name) throws IOException {
        FileStatus status = status(parent, name);
        if (status == null) {
            return;
        }
        boolean file = status.type() == EntryType.FILE;
        write(ListedChange.of(
                kind,
                path,
                name(status.type()),
                file ? status.size() : null,
                file ? checksum(parent, name, status) : null));
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
        lines.write(JSON.writeValueAsString(change));
        lines.write('\n');
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
        try (tree) {
            lines.close();
        }
    }
}
