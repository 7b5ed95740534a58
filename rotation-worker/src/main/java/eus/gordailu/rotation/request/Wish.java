package eus.gordailu.rotation.request;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.AcceptSnapshot;
import eus.gordailu.contracts.rotation.ExpireSnapshot;
import eus.gordailu.contracts.rotation.PinSnapshot;
import java.time.Instant;

/** What somebody wants to become of a snapshot. */
record Wish(
        Kind kind, JobRef job, LocationId locationId, SnapshotId snapshotId, String requestedBy, Instant requestedAt) {

    enum Kind {
        PIN,
        UNPIN,
        ACCEPT,
        EXPIRE,
        /** Expire it though it were the last good one. */
        RETIRE;

        /** Wishes of one subject replace each other: the latest holds. */
        private String subject() {
            return switch (this) {
                case PIN, UNPIN -> "pin";
                case ACCEPT -> "accept";
                case EXPIRE, RETIRE -> "expire";
            };
        }
    }

    static Wish of(PinSnapshot command) {
        return new Wish(
                command.pinned() ? Kind.PIN : Kind.UNPIN,
                command.job(),
                command.locationId(),
                command.snapshotId(),
                command.requestedBy(),
                command.requestedAt());
    }

    static Wish of(AcceptSnapshot command) {
        return new Wish(
                Kind.ACCEPT,
                command.job(),
                command.locationId(),
                command.snapshotId(),
                command.requestedBy(),
                command.requestedAt());
    }

    static Wish of(ExpireSnapshot command) {
        return new Wish(
                Boolean.TRUE.equals(command.jobRetired()) ? Kind.RETIRE : Kind.EXPIRE,
                command.job(),
                command.locationId(),
                command.snapshotId(),
                command.requestedBy(),
                command.requestedAt());
    }

    /** Whether the snapshot is to go. */
    boolean expires() {
        return kind == Kind.EXPIRE || kind == Kind.RETIRE;
    }

    /** The same for wishes that replace each other. */
    String id() {
        return "%s.%s.%s".formatted(kind.subject(), job.jobId(), snapshotId);
    }
}
