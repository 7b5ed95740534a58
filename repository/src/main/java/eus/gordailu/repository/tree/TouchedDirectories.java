package eus.gordailu.repository.tree;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.Timestamp;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the directories of a tree were before their entries were touched, by their paths' bytes. */
final class TouchedDirectories {

    private static final int OWNER_ALL = 0700;

    /** The mode only where it had to be changed. */
    private record Before(
            long inode, Timestamp modified, @Nullable Integer mode) {}

    private final NavigableMap<String, Before> touched = new TreeMap<>();

    Set<String> octets() {
        return touched.keySet();
    }

    /** Must come before the first change. */
    void remember(String octets, Directory directory) throws IOException {
        if (!touched.containsKey(octets)) {
            FileStatus status = directory.status();
            touched.put(octets, new Before(status.inode(), status.modified(), null));
        }
    }

    /** Lets the owner change what is in a remembered directory. */
    void open(String octets, Directory directory) throws IOException {
        int mode = directory.status().permissions();
        touched.computeIfPresent(
                octets,
                (path, before) -> before.mode() == null ? new Before(before.inode(), before.modified(), mode) : before);
        directory.inode().mode(mode | OWNER_ALL);
    }

    /** A directory that has gone, with all below: what gets its name later is another one. */
    void forget(String octets) {
        touched.remove(octets);
        touched.subMap(octets + "/", octets + (char) ('/' + 1)).clear();
    }

    void restore(String octets, Directory directory) throws IOException {
        Before before = touched.get(octets);
        if (before == null || directory.status().inode() != before.inode()) {
            return;
        }
        Integer mode = before.mode();
        if (mode != null) {
            directory.inode().mode(mode);
        }
        directory.inode().modified(before.modified());
    }
}
