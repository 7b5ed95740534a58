package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.AnchoredPattern;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.EntryType;
import eus.gordailu.transfer.rsync.Warning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Some subtrees of a source, and all the rest of it. Filter rules confine one run of rsync to the subtrees and keep the
 * other out of them, on both sides: what neither side shows the run is neither compared nor deleted. Only the directories
 * above the subtrees are looked at twice.
 *
 * @param apart the subtrees
 * @param above all directories that lead to one of them, the root included
 * @param paths of the job, those that the subtrees are in
 */
record Halves(List<AnchoredPattern> apart, Set<TreePath> above, List<String> paths) {

    /**
     * Of these subtrees, those that can be told apart by rules; empty when there is none, when files are to be read, when the job has rules of
     * its own that bring something, which they would do in either half, or when an rsync daemon sends: those tell nobody which inodes they see.
     */
    static Optional<Halves> of(List<TreePath> subtrees, PullRequest pull) {
        if (pull.route().module().isPresent() || pull.exclusions().bringSome()) {
            return Optional.empty();
        }
        List<JobPath> job = JobPaths.of(pull.paths()).all();
        List<TreePath> separable = subtrees.stream()
                .filter(subtree -> AnchoredPattern.of(subtree).isPresent())
                .filter(subtree -> job.stream().noneMatch(path -> isIn(path.place(), subtree)))
                .filter(subtree -> job.stream().anyMatch(path -> subtree.isBelow(path.place())))
                .toList();
        if (separable.isEmpty() || pull.byChecksum()) {
            return Optional.empty();
        }
        return Optional.of(new Halves(
                separable.stream()
                        .flatMap(subtree -> AnchoredPattern.of(subtree).stream())
                        .toList(),
                above(separable),
                job.stream()
                        .filter(path -> separable.stream().anyMatch(subtree -> subtree.isBelow(path.place())))
                        .map(JobPath::text)
                        .toList()));
    }

    /** For the run over the rest: the subtrees are hidden from it, before any other rule. */
    List<String> rulesForTheRest(List<String> rules) {
        return Stream.concat(apart.stream().flatMap(subtree -> both("H", "P", subtree.itself())), rules.stream())
                .toList();
    }

    /**
     * For the run over the subtrees: whatever the job's own rules have not left out, the subtrees and the way to them are shown.
     *
     * @param shown names that the job's own rules show wherever they are
     */
    List<String> rulesForTheSubtrees(List<String> rules, List<String> shown) {
        List<String> all = new ArrayList<>();
        for (TreePath directory : above) {
            shown.stream()
                    .map(name -> directory.child(name))
                    .flatMap(file -> AnchoredPattern.of(file).stream())
                    .flatMap(file -> both("H", "P", file.itself()))
                    .forEach(all::add);
        }
        all.addAll(rules);
        above.stream()
                .flatMap(directory -> AnchoredPattern.of(directory).stream())
                .flatMap(directory -> both("S", "R", directory.itself()))
                .forEach(all::add);
        for (AnchoredPattern subtree : apart) {
            both("S", "R", subtree.itself()).forEach(all::add);
            both("S", "R", subtree.contents()).forEach(all::add);
        }
        both("H", "P", "*").forEach(all::add);
        return all;
    }

    /** All that both have found; empty when a directory that leads to a subtree is not what it was: then neither run saw all. */
    Optional<Comparison.Trusted> together(Comparison.Trusted rest, Comparison.Trusted subtrees) {
        if (Stream.concat(rest.changes().stream(), subtrees.changes().stream()).anyMatch(this::leadsNoMore)) {
            return Optional.empty();
        }
        Set<TreePath> twice = new HashSet<>();
        rest.changes().stream().map(Change::path).filter(above::contains).forEach(twice::add);
        Changes all = Changes.apart(
                rest.changes().stream(), subtrees.changes().stream().filter(change -> !twice.contains(change.path())));
        Set<Warning> warnings = new LinkedHashSet<>(rest.warnings());
        warnings.addAll(subtrees.warnings());
        return Optional.of(new Comparison.Trusted(
                all,
                rest.run().beside(subtrees.run()),
                List.copyOf(warnings),
                rest.everyPath() && subtrees.everyPath()));
    }

    private boolean leadsNoMore(Change change) {
        boolean stays = change instanceof Change.Altered(var _, var type, var _, var _) && type == EntryType.DIRECTORY;
        return !stays && above.contains(change.path());
    }

    private static boolean isIn(TreePath path, TreePath directory) {
        return path.isWithin(directory);
    }

    private static Set<TreePath> above(List<TreePath> subtrees) {
        Set<TreePath> above = new LinkedHashSet<>();
        for (TreePath subtree : subtrees) {
            for (TreePath at = subtree; !at.isRoot(); at = at.parent()) {
                above.add(at.parent());
            }
        }
        return above;
    }

    /** A rule for the sender, and the same for the receiver. */
    private static Stream<String> both(String sender, String receiver, String pattern) {
        return Stream.of("--filter=%s %s".formatted(sender, pattern), "--filter=%s %s".formatted(receiver, pattern));
    }
}
