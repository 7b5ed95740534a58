package eus.gordailu.repository.testing;

import eus.gordailu.contracts.path.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
            new Facet("extended attributes", EntryState::extended),
            new Facet("first name of its hardlinks", EntryState::firstName));

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
