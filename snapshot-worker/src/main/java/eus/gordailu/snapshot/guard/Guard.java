package eus.gordailu.snapshot.guard;

import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.repository.changes.EmptiedDirectory;
import eus.gordailu.repository.snapshot.ChangeCounts;
import eus.gordailu.repository.snapshot.Inspection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides whether a run is what it should be, from what it came to and the manifest of the last good snapshot, which says what
 * is usual. Where somebody has changed the job's address, paths or excludes since, only empty paths and file systems are looked at,
 * unless a snapshot was set aside before that, and nobody has decided about it.
 */
public final class Guard {

    private final GuardLimits limits;

    public Guard(GuardLimits limits) {
        this.limits = limits;
    }

    /** What the run's own manifest will say. */
    public Inspection inspect(Sighting run, Optional<Before> before) {
        Optional<Finding> finding = before.map(known -> finding(run, known)).orElseGet(() -> atFirst(run));
        boolean anomalous = finding.filter(found -> !found.suspicious()).isPresent();
        return new Inspection(
                run.files(),
                run.changes().orElse(null),
                anomalous ? before.map(Before::shares).orElse(List.of()) : shares(run, before),
                run.fileSystems().mounted(),
                finding.orElse(null));
    }

    /** Nothing is usual yet; but a first snapshot of what can't be read is no backup of it. */
    private Optional<Finding> atFirst(Sighting run) {
        return run.unread() && exceeds(run.named() - run.files(), limits.unreadPercent(), run.named())
                ? Optional.of(Findings.unreadAtFirst(run))
                : Optional.empty();
    }

    private List<Double> shares(Sighting run, Optional<Before> before) {
        if (before.filter(known -> known.isOf(run.source())).isEmpty()) {
            return List.of();
        }
        Stream<Double> own = run.changes().map(changes -> changes.share(run.files())).stream();
        return Stream.concat(own, before.get().shares().stream())
                .limit(limits.runs())
                .toList();
    }

    private Optional<Finding> finding(Sighting run, Before before) {
        Findings findings = new Findings(run, before);
        Optional<Finding> foreign = foreign(run, before)
                .map(findings::otherFileSystem)
                .or(() -> run.fileSystems().missing().map(findings::notMounted));
        if (foreign.isPresent()) {
            return foreign;
        }
        if (run.files() == 0 && before.files() > 0) {
            return Optional.of(findings.empty());
        }
        if (run.emptyPath().isPresent()) {
            return run.emptyPath().map(findings::emptyPath);
        }
        if (run.lost() && run.changes().map(ChangeCounts::deleted).orElse(1L) > 0) {
            return Optional.of(findings.lost());
        }
        Optional<Finding> ofSize = before.measures(run.source()) ? bySize(run, before, findings) : Optional.empty();
        return ofSize.or(() -> before.undecided().map(findings::follows));
    }

    /** A disk below a path need only be there: some have another name whenever the machine starts. */
    private static Optional<String> foreign(Sighting run, Before before) {
        Map<String, String> now = run.fileSystems().mounted();
        Map<String, String> then = before.fileSystems();
        return run.source().paths().stream()
                .sorted()
                .filter(path -> now.containsKey(path) && then.containsKey(path))
                .filter(path -> !Objects.equals(now.get(path), then.get(path)))
                .findFirst();
    }

    private Optional<Finding> bySize(Sighting run, Before before, Findings findings) {
        long missing = before.files() - run.files();
        if (run.unread() && exceeds(missing, limits.unreadPercent(), before.files())) {
            return Optional.of(findings.unread());
        }
        return run.emptied().directories().stream()
                .filter(directory -> heldMuch(directory, run, before))
                .findFirst()
                .map(findings::emptied)
                .or(() -> byNumber(run, before, findings));
    }

    private Optional<Finding> byNumber(Sighting run, Before before, Findings findings) {
        if (before.files() < limits.fewFiles()) {
            return Optional.empty();
        }
        if (exceeds(before.files() - run.files(), limits.lostPercent(), before.files())) {
            return Optional.of(findings.shrunk());
        }
        return run.changes()
                .map(changes -> changes.share(run.files()))
                .filter(share -> isUnusual(share, before.shares()))
                .map(share -> findings.unusual(share, usual(before.shares())));
    }

    /**
     * Whether so much was in a directory that holds nothing now that it looks like a disk that is not mounted. At least half of that must
     * have come nowhere else: what was only moved to another directory is there. Who empties one on purpose is asked as well.
     * Of a handful of files the number says nothing, but a few large ones may be all that matters.
     */
    private boolean heldMuch(EmptiedDirectory directory, Sighting run, Before before) {
        long files = directory.files();
        long bytes = directory.bytes();
        return (reaches(bytes, limits.emptiedPercent(), before.bytes())
                        && 2 * run.emptied().movedBytes() <= bytes)
                || (before.files() >= limits.fewFiles()
                        && reaches(files, limits.emptiedPercent(), before.files())
                        && 2 * run.emptied().movedFiles() <= files);
    }

    private boolean isUnusual(double share, List<Double> usual) {
        return usual.size() >= limits.firstRuns()
                && share * 100 > limits.changedPercent()
                && share > limits.timesUsual() * usual(usual);
    }

    /** The most but one: what has happened once is not usual. */
    private static double usual(List<Double> shares) {
        return shares.stream()
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElse(0.0);
    }

    private static boolean reaches(long part, int percent, long whole) {
        return part > 0 && part * 100 >= percent * whole;
    }

    private static boolean exceeds(long part, int percent, long whole) {
        return part * 100 > percent * whole;
    }
}
