package eus.gordailu.repository.link;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.retention.Tier;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The links {@code Daily.0 -> snapshots/NAME}, {@code Weekly.1 -> …}: for each tier what a plan keeps for its sake, the newest first. For people and
 * scripts, we ourselves never read them. What bears such a name and is no link to a snapshot is somebody else's and stays.
 */
public final class TierLinks {

    private static final FileName NEXT = FileName.of(".tier.new");

    private final JobLock lock;

    public TierLinks(JobLock lock) {
        this.lock = lock;
    }

    /**
     * Makes the links say what the plan keeps, each in one step; those of no use any more go.
     *
     * @return the names that could not be given, since something else bears them
     */
    public List<String> write(RetentionPlan plan) {
        return work("link the tiers").run(() -> {
            Map<String, SnapshotId> wanted = wanted(plan);
            LinkListing there = LinkListing.of(lock.directory());
            List<String> refused = new ArrayList<>();
            try (Directory job = Directory.open(lock.directory().path())) {
                for (Map.Entry<String, SnapshotId> link : wanted.entrySet()) {
                    if (there.foreign().contains(link.getKey())) {
                        refused.add(link.getKey());
                    } else if (!link.getValue().equals(there.ours().get(link.getKey()))) {
                        write(job, link.getKey(), link.getValue());
                    }
                }
                for (String name : there.ours().keySet()) {
                    if (!wanted.containsKey(name)) {
                        job.unlinkIfThere(FileName.of(name));
                    }
                }
            }
            return List.copyOf(refused);
        });
    }

    /** Removes the links to a snapshot that has gone from view; the next plan numbers the others anew. */
    public void forget(SnapshotId id) {
        work("unlink snapshot " + id).perform(() -> {
            LinkListing there = LinkListing.of(lock.directory());
            try (Directory job = Directory.open(lock.directory().path())) {
                for (Map.Entry<String, SnapshotId> link : there.ours().entrySet()) {
                    if (link.getValue().equals(id)) {
                        job.unlinkIfThere(FileName.of(link.getKey()));
                    }
                }
            }
        });
    }

    private static Map<String, SnapshotId> wanted(RetentionPlan plan) {
        Map<String, SnapshotId> links = new LinkedHashMap<>();
        for (Tier tier : Tier.values()) {
            List<SnapshotId> newestFirst = plan.kept().stream()
                    .filter(decision -> isKeptFor(tier, decision))
                    .map(Decision::snapshotId)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (int at = 0; at < newestFirst.size(); at++) {
                links.put(LinkListing.name(tier, at), newestFirst.get(at));
            }
        }
        return links;
    }

    private static boolean isKeptFor(Tier tier, Decision decision) {
        return decision.reasons().stream().anyMatch(reason -> reason.rule().equals(tier.rule()));
    }

    private static void write(Directory job, String name, SnapshotId id) throws IOException {
        job.unlinkIfThere(NEXT);
        job.link(NEXT, JobDirectory.SNAPSHOTS + "/" + id);
        job.replace(NEXT, FileName.of(name));
    }

    private DiskWork work(String what) {
        return new DiskWork(
                what + " of job " + lock.directory().job(), lock.directory().path());
    }
}
