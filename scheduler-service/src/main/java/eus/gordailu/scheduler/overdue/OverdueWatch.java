package eus.gordailu.scheduler.overdue;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import eus.gordailu.contracts.calendar.DueTimes;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.run.JobOverdue;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.scheduler.catalog.CatalogCopy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of each job that has had no good snapshot for longer than it allows: once, until it has one. Whether runs were attempted, failed, were refused
 * or missed makes no difference. A job without a limit of its own may miss one time at which it is due; one that has neither is never overdue.
 */
public final class OverdueWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueWatch.class);

    /** A run that began at the second due time is given this long. */
    private static final Duration TIME_TO_RUN = Duration.ofHours(1);

    /** What another machine has seen a moment ago may seem to lie ahead. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private static final int AT_ONCE = 1_000;

    private final Documents<JobWatch> watches;
    private final CatalogCopy catalog;
    private final Clock clock;

    public OverdueWatch(ServiceStore store, CatalogCopy catalog, Clock clock) {
        this.watches = store.documents("watches", JobWatch.class, JobWatch::lookup)
                .index(JobWatch.OVERDUE_AT)
                .index(JobWatch.CLIENT)
                .index(JobWatch.POLICY)
                .index(JobWatch.SINCE)
                .index(JobWatch.LAST_GOOD);
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Works out anew when this job is overdue, after it was defined or removed. */
    public void lookAgain(JobId job) {
        watches.insert(job, JobWatch.of(job));
        change(job, known -> known);
    }

    /** The same of all jobs of a client. */
    public void lookAgain(ClientId client) {
        lookAgain(eq(JobWatch.CLIENT, client.toString()));
    }

    /** The same of all jobs that follow a policy. */
    public void lookAgain(PolicyId policy) {
        lookAgain(eq(JobWatch.POLICY, policy.toString()));
    }

    /** A job has a good snapshot of that time. One that is older than another changes nothing. */
    public void good(JobId job, Instant at) {
        watches.insert(job, JobWatch.of(job));
        change(job, known -> known.lastGood() != null && !at.isAfter(known.lastGood()) ? known : known.good(at));
    }

    /** Tells of those that are overdue by now. */
    public void tell() {
        Instant now = clock.instant();
        watches.find(lte(JobWatch.OVERDUE_AT, now), Sorts.ascending(JobWatch.OVERDUE_AT), 0, AT_ONCE)
                .forEach(found -> tell(found.value().jobId()));
    }

    /** Lets nothing count from a time that a clock which was ahead has set. */
    public void recover() {
        Instant ahead = clock.instant().plus(CLOCKS_APART);
        lookAgain(or(gt(JobWatch.SINCE, ahead), gt(JobWatch.LAST_GOOD, ahead)));
    }

    private void lookAgain(Bson which) {
        watches.find(which).forEach(found -> change(found.value().jobId(), known -> known));
    }

    private void tell(JobId id) {
        watches.change(id, stored -> {
            JobWatch watch = stored.value();
            Instant now = clock.instant();
            Instant overdueAt = watch.overdueAt();
            Optional<Instant> beginning = watch.beginning();
            Optional<JobRef> job = ref(id);
            if (overdueAt == null || overdueAt.isAfter(now) || beginning.isEmpty() || job.isEmpty()) {
                return Optional.empty();
            }
            LOG.warn("{} is overdue: its last good snapshot is of {}", job.get(), watch.lastGood());
            Duration allowed = Duration.between(beginning.get(), overdueAt);
            return Optional.of(Change.to(watch.toldNow(), new JobOverdue(job.get(), watch.lastGood(), allowed, now)));
        });
    }

    private Optional<JobRef> ref(JobId id) {
        return catalog.job(id)
                .flatMap(job -> catalog.client(job.clientId())
                        .map(client -> new JobRef(client.id(), client.name(), job.id(), job.name())));
    }

    private void change(JobId id, UnaryOperator<JobWatch> news) {
        watches.change(id, stored -> {
            Instant now = clock.instant();
            JobWatch heard = news.apply(stored.value()).noLaterThan(now);
            JobWatch next = catalog.job(id)
                    .map(job -> known(heard.of(job.clientId(), job.policyId()), job, now))
                    .orElseGet(heard::unwatched);
            return next.equals(stored.value()) ? Optional.empty() : Optional.of(Change.to(next));
        });
    }

    private JobWatch known(JobWatch heard, Job job, Instant now) {
        boolean watched = job.active()
                && catalog.client(job.clientId()).filter(Client::active).isPresent();
        if (!watched) {
            return heard.unwatched();
        }
        JobWatch watch = heard.watchedFrom(now);
        return watch.overdueAt(watch.beginning().flatMap(from -> overdueAt(job, from)), now);
    }

    private Optional<Instant> overdueAt(Job job, Instant from) {
        Integer hours = job.overdueHours();
        return hours != null
                ? Optional.of(from.plus(Duration.ofHours(hours)))
                : catalog.policy(job.policyId())
                        .flatMap(policy -> DueTimes.after(policy.schedule(), job.id(), from)
                                .skip(1)
                                .findFirst())
                        .map(second -> second.plus(TIME_TO_RUN));
    }
}
