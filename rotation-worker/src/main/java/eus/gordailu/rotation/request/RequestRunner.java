package eus.gordailu.rotation.request;

import eus.gordailu.contracts.rotation.AcceptSnapshot;
import eus.gordailu.contracts.rotation.ExpireSnapshot;
import eus.gordailu.contracts.rotation.PinSnapshot;
import eus.gordailu.kit.log.LogKeys;
import eus.gordailu.repository.expiry.DeletionReport;
import eus.gordailu.repository.job.JobLockedException;
import eus.gordailu.rotation.expiry.Deletion;
import eus.gordailu.rotation.lane.Lanes;
import eus.gordailu.rotation.location.JobDirectoryMissingException;
import eus.gordailu.rotation.location.KnownLocations;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles requests off the thread that reads messages, in turn with the rotations of their location: a snapshot is not
 * pinned while it is being expired. What was expired is deleted afterwards, however often that has to be tried: a job that is no more has no
 * next rotation.
 */
public final class RequestRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RequestRunner.class);
    private static final Duration UNTIL_THE_JOB_IS_FREE = Duration.ofSeconds(2);
    private static final Duration UNTIL_THE_STORE_ANSWERS = Duration.ofSeconds(30);
    private static final Duration UNTIL_THE_DISK_IS_LOOKED_AT = Duration.ofHours(1);

    private final RequestBook book;
    private final KnownLocations locations;
    private final Deletion deletion;
    private final Lanes prompt;
    private final Lanes patient;

    /** Deletions go to the patient lanes, all else to the prompt ones. */
    public RequestRunner(RequestBook book, KnownLocations locations, Deletion deletion, Lanes prompt, Lanes patient) {
        this.book = book;
        this.locations = locations;
        this.deletion = deletion;
        this.prompt = prompt;
        this.patient = patient;
    }

    public void pin(PinSnapshot command) {
        take(Wish.of(command));
    }

    public void accept(AcceptSnapshot command) {
        take(Wish.of(command));
    }

    public void expire(ExpireSnapshot command) {
        take(Wish.of(command));
    }

    /** Goes on with what was interrupted; to be called once, before anything is taken. */
    public void resume() {
        book.unfinished().forEach(wish -> settleAfter(Duration.ZERO, wish));
        book.undeleted().forEach(wish -> deleteAfter(Duration.ZERO, wish));
    }

    private void take(Wish wish) {
        if (book.open(wish)) {
            settleAfter(Duration.ZERO, wish);
        }
    }

    private void settleAfter(Duration pause, Wish wish) {
        prompt.schedule(wish.locationId(), pause, () -> settle(wish));
    }

    private void settle(Wish wish) {
        try {
            book.settle(wish.id()).ifPresent(this::settled);
        } catch (JobLockedException e) {
            LOG.debug("{} of snapshot {} waits: {}", wish.kind(), wish.snapshotId(), e.getMessage());
            settleAfter(UNTIL_THE_JOB_IS_FREE, wish);
        } catch (RuntimeException | Error e) {
            LOG.warn("{} of snapshot {} of {} is tried again", wish.kind(), wish.snapshotId(), wish.job(), e);
            settleAfter(UNTIL_THE_STORE_ANSWERS, wish);
        }
    }

    private void settled(Request request) {
        Wish wish = request.wish();
        LOG.atInfo()
                .addKeyValue(LogKeys.JOB, wish.job().jobId())
                .addKeyValue(LogKeys.CLIENT, wish.job().clientId())
                .log("{} of snapshot {} of {}: {}", wish.kind(), wish.snapshotId(), wish.job(), request.state());
        if (request.state() == Request.State.DELETING) {
            deleteAfter(Duration.ZERO, wish);
        }
    }

    private void deleteAfter(Duration pause, Wish wish) {
        patient.schedule(wish.locationId(), pause, () -> delete(wish));
    }

    private void delete(Wish wish) {
        try {
            DeletionReport report = deletion.deleteAll(locations.get(wish.locationId()), wish.job());
            if (report.clean()) {
                book.deleted(wish.id());
                return;
            }
            LOG.warn(
                    "{} entries of expired snapshots of {} could not be deleted, first {}: look at the disk; it is tried again",
                    report.failures(),
                    wish.job(),
                    report.leftovers().getFirst());
        } catch (JobDirectoryMissingException e) {
            // Whoever took the job's directory away took all that waits in it.
            book.deleted(wish.id());
            return;
        } catch (RuntimeException | Error e) {
            LOG.warn("Snapshot {} of {} waits to be deleted: {}", wish.snapshotId(), wish.job(), e.toString());
        }
        deleteAfter(UNTIL_THE_DISK_IS_LOOKED_AT, wish);
    }
}
