package eus.gordailu.snapshot.guard;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.snapshot.Source;
import eus.gordailu.repository.tree.TreeReader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which file systems a source is on.
 *
 * @param mounted where each path is mounted from, and each disk or share below one that the snapshot holds something of
 * @param missing a directory that is there, without the disk or share that was mounted in it
 */
public record FileSystems(Map<String, String> mounted, Optional<String> missing) {

    static final FileSystems UNTOLD = new FileSystems(Map.of(), Optional.empty());

    public FileSystems {
        mounted = Map.copyOf(mounted);
    }

    /**
     * Those that can be told: of another machine none, since all that may be asked there is rsync.
     *
     * @param below in which directories below the paths a disk or share was mounted in the last good snapshot
     * @param tree what was fetched of the source
     */
    public static FileSystems of(Source source, Set<String> below, TreeReader tree) throws IOException {
        return Address.parse(source.address()) instanceof Address.Local
                ? of(source, below, tree, MountTable.now())
                : UNTOLD;
    }

    static FileSystems of(Source source, Set<String> below, TreeReader tree, MountTable table) throws IOException {
        Map<String, String> mounted = new TreeMap<>();
        Set<String> missing = new TreeSet<>();
        for (SourcePath path : SourcePath.thatAreThere(source)) {
            for (MountTable.Mount disk : table.storageBelow(path.real())) {
                String shown = path.shown(disk.point());
                if (holdsSomething(tree, shown)) {
                    mounted.put(shown, disk.described());
                }
            }
            for (String directory : below) {
                if (path.real(directory).filter(table::isWithoutStorage).isPresent() && isThere(tree, directory)) {
                    missing.add(directory);
                }
            }
            table.nearest(path.real()).ifPresent(mount -> mounted.put(path.text(), mount.described()));
        }
        return new FileSystems(mounted, missing.stream().findFirst());
    }

    private static boolean holdsSomething(TreeReader tree, String path) throws IOException {
        Optional<Directory> directory = tree.directory(place(path));
        return directory.isPresent() && !directory.get().empty();
    }

    private static boolean isThere(TreeReader tree, String path) throws IOException {
        return tree.directory(place(path)).isPresent();
    }

    private static TreePath place(String path) {
        return TreePath.of(path.substring(1));
    }
}
