package eus.gordailu.repository.testing;

import eus.gordailu.contracts.path.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Two trees side by side: what of the second is not as in the first, each difference a sentence. */
public final class TreeComparison {

    /** Something that two entries have in common, or not. */
    private record Facet(String name, Function<EntryState, Object> of) {}

    private static final List<Facet> FACETS = List.of(
            new Facet("type", EntryState::type),
            new Facet("size", EntryState::size),
            new Facet("content", EntryState::content),
            new Facet("mode", entry -> Integer.toOctalString(entry.permissions())),
            new Facet("owner", entry -> Integer.toUnsignedString(entry.owner())),
            new Facet("group", entry -> Integer.toUnsignedString(entry.group())),
            new Facet("time", EntryState::modified),
            new Facet("device", EntryState::special),
            new Facet("extended attributes", TreeComparison::extended),
            new Facet("first name of its hardlinks", EntryState::firstName));

    /**
     * The access list of a file as rsync keeps it beside one that it can't give it: four bytes each for what owner, group, mask and
     * others may, the lowest first, and then who is named ({@code acls.c} in rsync).
     */
    private static final String LIST_BESIDE = "user.rsync.%aacl";

    /** The mode, in octal, and more: where it is not the file's own. */
    private static final String STATUS_BESIDE = "user.rsync.%stat";

    private static final char UNSAID = '\u0080';
    private static final String NO_MORE_THAN_THE_MODE = (UNSAID + "\0\0\0").repeat(4);
    private static final int GROUP = 4;
    private static final int MASK = 8;

    private TreeComparison() {}

    public static List<String> differences(Path expected, Path actual) throws IOException {
        return differences(TreeState.of(expected), TreeState.of(actual));
    }

    public static List<String> differences(TreeState expected, TreeState actual) {
        TreeSet<String> paths = new TreeSet<>(expected.entries().keySet());
        paths.addAll(actual.entries().keySet());
        List<String> sentences = new ArrayList<>();
        for (String path : paths) {
            compare(
                    new TreePath(path),
                    expected.entries().get(path),
                    actual.entries().get(path),
                    sentences);
        }
        return sentences;
    }

    /** What an access list means that is kept beside: rsync leaves an empty one where it took one away, and an old mask, which is the mode's. */
    private static SortedMap<String, String> extended(EntryState entry) {
        SortedMap<String, String> extended = new TreeMap<>(entry.extended());
        extended.remove(LIST_BESIDE, NO_MORE_THAN_THE_MODE);
        extended.computeIfPresent(LIST_BESIDE, (_, list) -> {
            if (list.charAt(MASK) == UNSAID) {
                return list;
            }
            char mask = (char) (mode(entry) >> 3 & 7);
            char group = list.charAt(GROUP) == UNSAID ? mask : list.charAt(GROUP);
            return list.substring(0, GROUP) + group + list.substring(GROUP + 1, MASK) + mask + list.substring(MASK + 1);
        });
        return extended;
    }

    private static int mode(EntryState entry) {
        String status = entry.extended().get(STATUS_BESIDE);
        return status == null ? entry.permissions() : Integer.parseInt(status.substring(0, status.indexOf(' ')), 8);
    }

    private static void compare(
            TreePath path, @Nullable EntryState expected, @Nullable EntryState actual, List<String> sentences) {
        if (expected == null || actual == null) {
            sentences.add("%s is %s".formatted(path, expected == null ? "too much" : "missing"));
            return;
        }
        for (Facet facet : FACETS) {
            Object wanted = facet.of().apply(expected);
            Object found = facet.of().apply(actual);
            if (!Objects.equals(wanted, found)) {
                sentences.add("%s: %s is %s and not %s".formatted(path, facet.name(), found, wanted));
            }
        }
    }
}
