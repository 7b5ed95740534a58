package eus.gordailu.transfer.push;

import eus.gordailu.contracts.path.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a restore makes of what is there, in few words. Trees are as {@link RandomTree} tells them. */
final class PushModel {

    private final Map<String, String> snapshot;
    private final Map<String, String> before;
    private final boolean deletes;
    private final Map<String, String> now;
    private final Set<String> blocked = new TreeSet<>();

    PushModel(Map<String, String> snapshot, Map<String, String> before, boolean deletes) {
        this.snapshot = snapshot;
        this.before = before;
        this.deletes = deletes;
        this.now = new TreeMap<>(before);
    }

    /** What leads to a path is something else than a directory there. */
    boolean isRefused(List<TreePath> paths) {
        return paths.stream().anyMatch(path -> {
            boolean directory = snapshot.getOrDefault(text(path), "d").startsWith("d");
            for (TreePath way = directory ? path : path.parent(); !way.isRoot(); way = way.parent()) {
                if (isOther(before.get(text(way)))) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean isOther(@Nullable String entry) {
        return entry != null && !entry.startsWith("d");
    }

    Map<String, String> after(List<TreePath> paths) {
        for (TreePath path : paths) {
            for (TreePath way = path.parent(); !way.isRoot(); way = way.parent()) {
                String name = text(way);
                now.putIfAbsent(name, snapshot.getOrDefault(name, "?"));
            }
        }
        for (TreePath path : paths) {
            if (path.isRoot()) {
                contents("");
            } else {
                bring(text(path));
            }
        }
        return now;
    }

    /** What stays in the way. */
    Set<String> blocked() {
        return blocked;
    }

    private void bring(String path) {
        String wanted = snapshot.getOrDefault(path, "?");
        String there = now.get(path);
        boolean directory = wanted.startsWith("d");
        if (there != null && there.startsWith("d") && !directory) {
            if (deletes) {
                below(path).stream().sorted(Comparator.reverseOrder()).forEach(this::remove);
            }
            if (!below(path).isEmpty()) {
                blocked.add(path);
                return;
            }
        }
        now.put(path, wanted);
        if (directory) {
            contents(path + "/");
        }
    }

    private void contents(String prefix) {
        if (deletes) {
            below(prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1)).stream()
                    .filter(each -> !snapshot.containsKey(each) && !isInTheWay(each))
                    .sorted(Comparator.reverseOrder())
                    .forEach(this::remove);
        }
        snapshot.keySet().stream()
                .filter(each -> each.startsWith(prefix) && each.indexOf('/', prefix.length()) < 0)
                .forEach(this::bring);
    }

    /** Below something that comes as a file: told there. */
    private boolean isInTheWay(String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String above = path.substring(0, slash);
            if (snapshot.containsKey(above) && !snapshot.get(above).startsWith("d")) {
                return true;
            }
        }
        return false;
    }

    private void remove(String path) {
        boolean spared = path.endsWith(".keep") || path.contains(".keep/");
        if (!spared && below(path).isEmpty()) {
            now.remove(path);
        }
    }

    private Set<String> below(String path) {
        String prefix = path.isEmpty() ? "" : path + "/";
        return now.keySet().stream()
                .filter(each -> each.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(TreePath path) {
        return new String(path.bytes(), StandardCharsets.UTF_8);
    }
}
