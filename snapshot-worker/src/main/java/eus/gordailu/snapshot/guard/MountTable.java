package eus.gordailu.snapshot.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is mounted on this machine. A device's number would not do: it changes with a restart, and with every mount of a network's
 * file system.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">proc_pid_mountinfo(5)</a>
 */
record MountTable(List<Mount> mounts) {

    private static final Path MOUNTED = Path.of("/proc/self/mountinfo");
    private static final Path BY_UUID = Path.of("/dev/disk/by-uuid");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-3][0-7]{2})");

    private static final String ON_DEMAND = "autofs";

    /**
     * File systems that hold no data of their own: memory, what the kernel and the desktop tell of themselves, layers of containers and
     * what is only mounted when it is used. All others are disks or shares, whatever names their devices have.
     */
    private static final Pattern NO_STORAGE =
            Pattern.compile("tmpfs|devtmpfs|ramfs|hugetlbfs|proc|sysfs|devpts|mqueue|nsfs|cgroup2?"
                    + "|securityfs|selinuxfs|smackfs|debugfs|tracefs|configfs|fusectl|pstore|efivarfs|bpf|binfmt_misc|rpc_pipefs|nfsd"
                    + "|overlay|aufs|squashfs|" + ON_DEMAND + "|fuse\\.(?:gvfsd-fuse|portal|lxcfs|snapfuse)");

    private static final String SEPARATOR = " - ";

    /** The directory of a file system that is mounted on another one's. */
    record Mount(String point, String root, String type, String device) {

        static Mount parse(String line, Map<String, String> uuids) {
            int separator = line.indexOf(SEPARATOR);
            String[] place = line.substring(0, separator).split(" ", -1);
            String[] what = line.substring(separator + SEPARATOR.length()).split(" ", -1);
            String device = unescaped(what[1]);
            return new Mount(unescaped(place[4]), unescaped(place[3]), what[0], uuids.getOrDefault(device, device));
        }

        boolean holds(String path) {
            return path.equals(point) || isBelow(path, point);
        }

        /** Whether it is a disk or a network's share, and neither memory, layers of a container nor what the system tells of itself. */
        boolean isStorage() {
            return !NO_STORAGE.matcher(type).matches();
        }

        /** In words. */
        String described() {
            return "%s %s%s on %s".formatted(type, device, root.equals("/") ? "" : " " + root, point);
        }

        private static boolean isBelow(String path, String directory) {
            return directory.equals("/") ? !path.equals("/") : path.startsWith(directory + "/");
        }
    }

    MountTable {
        mounts = List.copyOf(mounts);
    }

    /** As it is now; empty where the system does not tell. */
    static MountTable now() {
        try {
            return parse(new String(Files.readAllBytes(MOUNTED), StandardCharsets.UTF_8), uuids());
        } catch (IOException e) {
            return new MountTable(List.of());
        }
    }

    static MountTable parse(String mountinfo, Map<String, String> uuids) {
        // A carriage return may stand in a name; a line feed is told as an escape.
        return new MountTable(Arrays.stream(mountinfo.split("\n"))
                .filter(line -> line.contains(SEPARATOR))
                .map(line -> Mount.parse(line, uuids))
                .toList());
    }

    /** Which file system a real path is on; of several mounted in the same place it is the last. */
    Optional<Mount> nearest(String real) {
        return mounts.stream()
                .filter(mount -> mount.holds(real))
                .reduce((one, other) -> other.point().length() >= one.point().length() ? other : one);
    }

    /** The disks and shares that are mounted below a real path, and seen there. */
    List<Mount> storageBelow(String real) {
        return mounts.stream()
                .filter(mount -> mount.isStorage() && Mount.isBelow(mount.point(), real))
                .filter(mount -> nearest(mount.point()).filter(mount::equals).isPresent())
                .toList();
    }

    /** Whether no disk or share is mounted in this very place. What is only mounted while it is used may be away. */
    boolean isWithoutStorage(String real) {
        return nearest(real)
                .filter(mount -> !mount.type().equals(ON_DEMAND))
                .filter(mount -> !(mount.isStorage() && mount.point().equals(real)))
                .isPresent();
    }

    /** A disk keeps its UUID when the system finds it under another name. */
    private static Map<String, String> uuids() {
        Map<String, String> uuids = new HashMap<>();
        try (Stream<Path> links = Files.list(BY_UUID)) {
            for (Path link : links.toList()) {
                uuids.put(link.toRealPath().toString(), "UUID=" + link.getFileName());
            }
        } catch (IOException e) {
            // A container has no such directory: the devices' names are all there is.
        }
        return uuids;
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 8))));
    }
}
