package eus.gordailu.gateway.page;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.health.JobHealth;
import eus.gordailu.gateway.health.JobHealths;
import eus.gordailu.gateway.snapshot.Snapshots;
import eus.gordailu.gateway.worker.HostKey;
import eus.gordailu.gateway.worker.HostKeys;
import eus.gordailu.gateway.worker.Workers;
import eus.gordailu.kit.store.Stored;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out whether everything is safe. Danger: a backup fails, is overdue, or waits for a decision, or its disk is away. */
final class SafetyCheck {

    private static final int MOST_REASONS = 3;

    private final Catalogue catalogue;
    private final JobHealths healths;
    private final Snapshots snapshots;
    private final Workers workers;
    private final HostKeys hostKeys;
    private final Clock clock;
    private final Words words;

    SafetyCheck(
            Catalogue catalogue,
            JobHealths healths,
            Snapshots snapshots,
            Workers workers,
            HostKeys hostKeys,
            Clock clock,
            Words words) {
        this.catalogue = catalogue;
        this.healths = healths;
        this.snapshots = snapshots;
        this.workers = workers;
        this.hostKeys = hostKeys;
        this.clock = clock;
        this.words = words;
    }

    Safety now() {
        List<String> danger = new ArrayList<>();
        List<String> attention = new ArrayList<>();
        List<Job> jobs = active();
        long waiting = checkJobs(jobs, danger, attention);
        snapshots.undecided().stream()
                .map(snapshot -> words.text(
                        "safety.undecided", snapshot.clientName() + " / " + snapshot.jobName(), snapshot.id()))
                .forEach(danger::add);
        checkWorkers(workers.all(), danger, attention);
        checkHostKeys(attention);
        if (!danger.isEmpty()) {
            return new Safety(Safety.Level.DANGER, words.text("safety.danger", danger.size()), few(danger));
        }
        if (!attention.isEmpty()) {
            return new Safety(Safety.Level.ATTENTION, words.text("safety.attention", attention.size()), few(attention));
        }
        if (jobs.isEmpty()) {
            return new Safety(Safety.Level.ATTENTION, words.text("safety.nothing"), List.of());
        }
        return waiting > 0
                ? new Safety(Safety.Level.WAITING, words.text("safety.waiting", waiting), List.of())
                : new Safety(Safety.Level.GOOD, words.text("safety.good", jobs.size()), List.of());
    }

    private long checkJobs(List<Job> jobs, List<String> danger, List<String> attention) {
        Map<JobId, JobHealth> known =
                healths.all().stream().collect(Collectors.toMap(JobHealth::jobId, health -> health));
        long waiting = 0;
        for (Job job : jobs) {
            JobHealth health = known.get(job.id());
            String name = catalogue.ref(job.id()).map(JobRef::toString).orElse(job.name());
            if (health != null && health.failed()) {
                danger.add(words.text("safety.failed", name));
            } else if (health != null && health.overdueNow()) {
                danger.add(words.text("safety.overdue", name));
            } else if (health != null && health.lastGood() != null && health.warned()) {
                attention.add(words.text("safety.warned", name));
            } else if (health == null || health.lastGood() == null) {
                waiting++;
            }
        }
        return waiting;
    }

    private void checkWorkers(List<WorkerHeartbeat> all, List<String> danger, List<String> attention) {
        for (WorkerHeartbeat worker : all) {
            if (worker.leaseUntil().isBefore(clock.instant())) {
                attention.add(words.text("safety.silent", worker.workerId(), words.time(worker.at())));
            } else {
                worker.locations().stream()
                        .filter(location -> !location.ready())
                        .forEach(location -> danger.add(words.text(
                                "safety.location",
                                location.locationId(),
                                Objects.requireNonNullElse(location.problem(), ""))));
            }
        }
    }

    private void checkHostKeys(List<String> attention) {
        catalogue.clients().all().stream()
                .map(Stored::value)
                .filter(client ->
                        client.active() && !hostKeys.of(client).stream().allMatch(HostKey::approved))
                .map(client -> words.text("safety.host-key", client.name()))
                .forEach(attention::add);
    }

    private List<Job> active() {
        Set<ClientId> clients = catalogue.clients().all().stream()
                .map(Stored::value)
                .filter(Client::active)
                .map(Client::id)
                .collect(Collectors.toSet());
        return catalogue.jobs().all().stream()
                .map(Stored::value)
                .filter(job -> job.active() && clients.contains(job.clientId()))
                .toList();
    }

    private List<String> few(List<String> reasons) {
        if (reasons.size() <= MOST_REASONS) {
            return reasons;
        }
        List<String> few = new ArrayList<>(reasons.subList(0, MOST_REASONS));
        few.add(words.text("safety.more", reasons.size() - MOST_REASONS));
        return few;
    }
}
