package eus.gordailu.transfer.push;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.AnchoredPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directories that lead to what is brought. Those that are there already are left as they are; those that are missing are brought too, each with
 * nothing in it but what leads on.
 */
record MissingWays(Set<TreePath> missing, List<TreePath> paths) {

    /** All directories above the paths, but for those that are within one of them; the root is not among them. */
    static Set<TreePath> above(Collection<TreePath> paths) {
        return paths.stream()
                .flatMap(path -> Stream.iterate(path.parent(), way -> !way.isRoot(), TreePath::parent))
                .filter(way -> paths.stream().noneMatch(way::isWithin))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static MissingWays of(Set<TreePath> ways, Predicate<TreePath> there, List<TreePath> paths) {
        return new MissingWays(
                ways.stream().filter(there.negate()).collect(Collectors.toCollection(TreeSet::new)), paths);
    }

    /** What is listed for rsync. */
    List<TreePath> listed() {
        return Stream.concat(missing.stream(), paths.stream()).distinct().toList();
    }

    /** Rules by which a missing directory comes without its other contents: octets, as names are. */
    List<String> rules() {
        List<String> rules = new ArrayList<>();
        listed().stream()
                .filter(path -> missing.contains(path.parent()))
                .forEach(path -> rules.add("+ " + pattern(path).itself()));
        missing.forEach(way -> rules.add("- " + pattern(way).entries()));
        return rules;
    }

    private static AnchoredPattern pattern(TreePath path) {
        return new AnchoredPattern("/" + path.octets());
    }
}
