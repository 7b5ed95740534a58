package eus.gordailu.snapshot.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            return point.equals("/") || path.equals(point) || path.startsWith(point + "/");
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
        return new MountTable(mountinfo
                .lines()
                .filter(line -> line.contains(SEPARATOR))
                .map(line -> Mount.parse(line, uuids))
                .toList());
    }

    /** In words, which file system a real path is on; of several mounted in the same place it is the last. */
    Optional<String> of(Path real) {
        return mounts.stream()
                .filter(mount -> mount.holds(real.toString()))
                .reduce((one, other) -> other.point().length() >= one.point().length() ? other : one)
                .map(mount -> "%s %s%s on %s"
                        .formatted(
                                mount.type(),
                                mount.device(),
                                mount.root().equals("/") ? "" : " " + mount.root(),
                                mount.point()));
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
