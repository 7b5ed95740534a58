package eus.gordailu.contracts.wire;

import eus.gordailu.contracts.catalog.ApproveHostKey;
import eus.gordailu.contracts.catalog.ClientDefined;
import eus.gordailu.contracts.catalog.ClientRemoved;
import eus.gordailu.contracts.catalog.JobDefined;
import eus.gordailu.contracts.catalog.JobRemoved;
import eus.gordailu.contracts.catalog.LocationDefined;
import eus.gordailu.contracts.catalog.LocationRemoved;
import eus.gordailu.contracts.catalog.MarkLocation;
import eus.gordailu.contracts.catalog.PolicyDefined;
import eus.gordailu.contracts.catalog.PolicyRemoved;
import eus.gordailu.contracts.catalog.ScriptDefined;
import eus.gordailu.contracts.catalog.ScriptRemoved;
import eus.gordailu.contracts.catalog.UserDefined;
import eus.gordailu.contracts.catalog.UserRemoved;
import eus.gordailu.contracts.notification.NotificationDelivered;
import eus.gordailu.contracts.notification.NotificationGivenUp;
import eus.gordailu.contracts.offsite.OffsiteCompleted;
import eus.gordailu.contracts.offsite.OffsiteFailed;
import eus.gordailu.contracts.offsite.OffsiteVerified;
import eus.gordailu.contracts.restore.AbortRestore;
import eus.gordailu.contracts.restore.RestoreAborted;
import eus.gordailu.contracts.restore.RestoreCompleted;
import eus.gordailu.contracts.restore.RestoreFailed;
import eus.gordailu.contracts.restore.RestoreProgress;
import eus.gordailu.contracts.restore.RestoreQueued;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.contracts.restore.RestoreStarted;
import eus.gordailu.contracts.rotation.AcceptSnapshot;
import eus.gordailu.contracts.rotation.ExpireSnapshot;
import eus.gordailu.contracts.rotation.PinSnapshot;
import eus.gordailu.contracts.rotation.RotateJob;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.RotationFailed;
import eus.gordailu.contracts.rotation.SnapshotAccepted;
import eus.gordailu.contracts.rotation.SnapshotChangeRefused;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.rotation.SnapshotPinned;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.run.JobOverdue;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunMissed;
import eus.gordailu.contracts.run.RunQueued;
import eus.gordailu.contracts.run.RunRetrying;
import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.contracts.snapshot.SnapshotAborted;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.snapshot.SnapshotStarted;
import eus.gordailu.contracts.worker.ClientKeyCreated;
import eus.gordailu.contracts.worker.HostKeySeen;
import eus.gordailu.contracts.worker.TransferProgress;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every message with its name on the wire and its topic. A name is never that of a Java class, and never changes. */
public enum MessageType {
    CLIENT_DEFINED("eus.gordailu.client.defined.v1", Topic.CATALOG, ClientDefined.class),
    CLIENT_REMOVED("eus.gordailu.client.removed.v1", Topic.CATALOG, ClientRemoved.class),
    JOB_DEFINED("eus.gordailu.job.defined.v1", Topic.CATALOG, JobDefined.class),
    JOB_REMOVED("eus.gordailu.job.removed.v1", Topic.CATALOG, JobRemoved.class),
    POLICY_DEFINED("eus.gordailu.policy.defined.v1", Topic.CATALOG, PolicyDefined.class),
    POLICY_REMOVED("eus.gordailu.policy.removed.v1", Topic.CATALOG, PolicyRemoved.class),
    LOCATION_DEFINED("eus.gordailu.location.defined.v1", Topic.CATALOG, LocationDefined.class),
    LOCATION_REMOVED("eus.gordailu.location.removed.v1", Topic.CATALOG, LocationRemoved.class),
    SCRIPT_DEFINED("eus.gordailu.script.defined.v1", Topic.CATALOG, ScriptDefined.class),
    SCRIPT_REMOVED("eus.gordailu.script.removed.v1", Topic.CATALOG, ScriptRemoved.class),
    USER_DEFINED("eus.gordailu.user.defined.v1", Topic.CATALOG, UserDefined.class),
    USER_REMOVED("eus.gordailu.user.removed.v1", Topic.CATALOG, UserRemoved.class),
    START_RUN("eus.gordailu.run.start.v1", Topic.CONTROL, StartRun.class),
    ABORT_RUN("eus.gordailu.run.abort.v1", Topic.CONTROL, AbortRun.class),
    MARK_LOCATION("eus.gordailu.location.mark.v1", Topic.CONTROL, MarkLocation.class),
    APPROVE_HOST_KEY("eus.gordailu.client.approve-host-key.v1", Topic.CONTROL, ApproveHostKey.class),
    ROTATE_JOB("eus.gordailu.job.rotate.v1", Topic.CONTROL, RotateJob.class),
    PIN_SNAPSHOT("eus.gordailu.snapshot.pin.v1", Topic.CONTROL, PinSnapshot.class),
    ACCEPT_SNAPSHOT("eus.gordailu.snapshot.accept.v1", Topic.CONTROL, AcceptSnapshot.class),
    EXPIRE_SNAPSHOT("eus.gordailu.snapshot.expire.v1", Topic.CONTROL, ExpireSnapshot.class),
    JOB_DUE("eus.gordailu.job.due.v1", Topic.JOB_DUE, JobDue.class),
    RUN_QUEUED("eus.gordailu.run.queued.v1", Topic.RUNS, RunQueued.class),
    RUN_RETRYING("eus.gordailu.run.retrying.v1", Topic.RUNS, RunRetrying.class),
    RUN_FINISHED("eus.gordailu.run.finished.v1", Topic.RUNS, RunFinished.class),
    RUN_MISSED("eus.gordailu.run.missed.v1", Topic.RUNS, RunMissed.class),
    JOB_OVERDUE("eus.gordailu.job.overdue.v1", Topic.RUNS, JobOverdue.class),
    SNAPSHOT_STARTED("eus.gordailu.snapshot.started.v1", Topic.SNAPSHOTS, SnapshotStarted.class),
    SNAPSHOT_COMPLETED("eus.gordailu.snapshot.completed.v1", Topic.SNAPSHOTS, SnapshotCompleted.class),
    SNAPSHOT_FAILED("eus.gordailu.snapshot.failed.v1", Topic.SNAPSHOTS, SnapshotFailed.class),
    SNAPSHOT_ABORTED("eus.gordailu.snapshot.aborted.v1", Topic.SNAPSHOTS, SnapshotAborted.class),
    ROTATION_COMPLETED("eus.gordailu.rotation.completed.v1", Topic.ROTATIONS, RotationCompleted.class),
    ROTATION_FAILED("eus.gordailu.rotation.failed.v1", Topic.ROTATIONS, RotationFailed.class),
    SNAPSHOT_PINNED("eus.gordailu.snapshot.pinned.v1", Topic.ROTATIONS, SnapshotPinned.class),
    SNAPSHOT_ACCEPTED("eus.gordailu.snapshot.accepted.v1", Topic.ROTATIONS, SnapshotAccepted.class),
    SNAPSHOT_EXPIRED("eus.gordailu.snapshot.expired.v1", Topic.ROTATIONS, SnapshotExpired.class),
    SNAPSHOT_CHANGE_REFUSED("eus.gordailu.snapshot.change-refused.v1", Topic.ROTATIONS, SnapshotChangeRefused.class),
    OFFSITE_COMPLETED("eus.gordailu.offsite.completed.v1", Topic.OFFSITE, OffsiteCompleted.class),
    OFFSITE_FAILED("eus.gordailu.offsite.failed.v1", Topic.OFFSITE, OffsiteFailed.class),
    OFFSITE_VERIFIED("eus.gordailu.offsite.verified.v1", Topic.OFFSITE, OffsiteVerified.class),
    ABORT_RESTORE("eus.gordailu.restore.abort.v1", Topic.CONTROL, AbortRestore.class),
    RESTORE_REQUESTED("eus.gordailu.restore.requested.v1", Topic.RESTORES, RestoreRequested.class),
    RESTORE_QUEUED("eus.gordailu.restore.queued.v1", Topic.RESTORES, RestoreQueued.class),
    RESTORE_STARTED("eus.gordailu.restore.started.v1", Topic.RESTORES, RestoreStarted.class),
    RESTORE_COMPLETED("eus.gordailu.restore.completed.v1", Topic.RESTORES, RestoreCompleted.class),
    RESTORE_FAILED("eus.gordailu.restore.failed.v1", Topic.RESTORES, RestoreFailed.class),
    RESTORE_ABORTED("eus.gordailu.restore.aborted.v1", Topic.RESTORES, RestoreAborted.class),
    RESTORE_PROGRESS("eus.gordailu.restore.progress.v1", Topic.PROGRESS, RestoreProgress.class),
    WORKER_HEARTBEAT("eus.gordailu.worker.heartbeat.v1", Topic.WORKERS, WorkerHeartbeat.class),
    CLIENT_KEY_CREATED("eus.gordailu.worker.client-key-created.v1", Topic.WORKERS, ClientKeyCreated.class),
    HOST_KEY_SEEN("eus.gordailu.worker.host-key-seen.v1", Topic.WORKERS, HostKeySeen.class),
    TRANSFER_PROGRESS("eus.gordailu.transfer.progress.v1", Topic.PROGRESS, TransferProgress.class),
    NOTIFICATION_DELIVERED("eus.gordailu.notification.delivered.v1", Topic.NOTIFICATIONS, NotificationDelivered.class),
    NOTIFICATION_GIVEN_UP("eus.gordailu.notification.given-up.v1", Topic.NOTIFICATIONS, NotificationGivenUp.class);

    private static final Map<String, MessageType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(MessageType::wireName, Function.identity()));
    private static final Map<Class<?>, MessageType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toMap(MessageType::record, Function.identity()));

    private final String wireName;
    private final Topic topic;
    private final Class<? extends Message> record;

    MessageType(String wireName, Topic topic, Class<? extends Message> record) {
        this.wireName = wireName;
        this.topic = topic;
        this.record = record;
    }

    /** Its CloudEvents {@code type}. */
    public String wireName() {
        return wireName;
    }

    public Class<? extends Message> record() {
        return record;
    }

    /** The type with this name; empty for one that this version does not know. */
    public static Optional<MessageType> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /**
     * The type of a message.
     *
     * @throws IllegalArgumentException for a record that is not listed here
     */
    public static MessageType of(Message message) {
        MessageType type = BY_RECORD.get(message.getClass());
        if (type == null) {
            throw new IllegalArgumentException(message.getClass() + " has no MessageType: list it there");
        }
        return type;
    }

    /** The topic's name in Kafka that this message goes to. */
    public static String topicOf(Message message) {
        return message instanceof JobDue due
                ? Topic.jobDue(due.definition().location().id())
                : of(message).topic.topicName();
    }
}
