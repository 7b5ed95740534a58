package eus.gordailu.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.RotationCompleted;
import eus.gordailu.contracts.rotation.SnapshotExpired;
import eus.gordailu.contracts.rotation.SnapshotPinned;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.snapshot.SnapshotCompleted;
import eus.gordailu.contracts.snapshot.SnapshotFailed;
import eus.gordailu.contracts.wire.CloudEvent;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.contracts.wire.WireMessage;
import eus.gordailu.kit.messaging.Inbox;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import eus.gordailu.rotation.testing.TestDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.messaging.support.MessageBuilder;

class RotationConfigurationTest {

    private final TestStore store = new TestStore();
    private final Clock clock = new SettableClock("2026-11-23T02:02:00Z");
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withPropertyValues("spring.config.name=rotation-worker")
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withBean(MongoDatabase.class, store::database)
            .withBean(MessageSender.class, store::sender)
            .withBean(Clock.class, () -> clock)
            .withUserConfiguration(RotationConfiguration.class);

    @TempDir
    Path directory;

    private TestDisk disk;
    private SnapshotId saturday;
    private SnapshotId sunday;
    private SnapshotId monday;

    @BeforeEach
    void aJobWithThreeSnapshotsOfWhichTwoAreKept() {
        disk = new TestDisk(directory, "main", "documents").keeping(new Retention(2, 0, 0, 0, 0, 0, null));
        saturday = disk.snapshot("2026-11-21T02:00:00Z");
        sunday = disk.snapshot("2026-11-22T02:00:00Z");
        monday = disk.snapshot("2026-11-23T02:00:00Z");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void snapshotsAreRotatedAndRequestsAreSettledAndBothAreDeleted() {
        service.run(context -> {
            Inbox inbox = context.getBean("rotationInbox", Inbox.class);
            receive(inbox, disk.completed(monday, 1));
            await().until(() -> !store.sent(RotationCompleted.class).isEmpty());
            receive(inbox, disk.pin(monday, true, "2026-11-23T09:00:00Z"));
            receive(inbox, disk.expire(sunday, "2026-11-23T09:00:00Z"));
            receive(inbox, disk.completed(monday, 1));
            await().until(() -> !store.sent(SnapshotExpired.class).isEmpty());
            await().until(() -> disk.outOfView().isEmpty());
        });

        assertThat(disk.inView()).containsExactly(monday);
        assertThat(store.sent())
                .extracting(Message::getClass)
                .<Class<?>>map(type -> type)
                .containsExactlyInAnyOrder(RotationCompleted.class, SnapshotPinned.class, SnapshotExpired.class);
    }

    @Test
    void whatIsOnOtherDisksIsLeftToOthers() {
        service.withPropertyValues("gordailu.worker.locations=annex").run(context -> {
            Inbox inbox = context.getBean("rotationInbox", Inbox.class);
            receive(inbox, disk.completed(monday, 1));
            receive(inbox, disk.pin(saturday, true, "2026-11-23T09:00:00Z"));
            receive(inbox, disk.expire(saturday, "2026-11-23T09:00:00Z"));
            context.getBean(ServiceStore.class).awaitSent();
        });

        assertThat(disk.inView()).containsExactly(monday, sunday, saturday);
        assertThat(store.database()
                        .getCollection("rotation-storage-1.rotations")
                        .countDocuments())
                .isZero();
        assertThat(store.database().getCollection("rotation-storage-1.requests").countDocuments())
                .isZero();
    }

    @Test
    void aRunThatFailedExpiresNothing() {
        SnapshotCompleted event = disk.completed(monday, 1);
        service.run(context -> receive(
                context.getBean("rotationInbox", Inbox.class),
                new SnapshotFailed(
                        event.runId(),
                        1,
                        disk.ref(),
                        event.workerId(),
                        new Failure(FailureClass.PERMANENT, "ssh.refused", "Refused.", Map.of()),
                        clock.instant())));

        assertThat(disk.inView()).containsExactly(monday, sunday, saturday);
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void everyWorkerReadsSnapshotsAndCommandsInAGroupOfItsOwn() {
        service.withPropertyValues("gordailu.worker.name=nas-2").run(context -> {
            String binding = "spring.cloud.stream.bindings.rotationInbox-in-0.";
            assertThat(context.getEnvironment().getProperty(binding + "destination"))
                    .isEqualTo("gordailu.snapshots,gordailu.control");
            assertThat(context.getEnvironment().getProperty(binding + "group"))
                    .isEqualTo("gordailu.rotation-worker.nas-2");
        });
    }

    @Test
    void aWrongSettingStopsTheStart() {
        service.withPropertyValues("gordailu.worker.name=Main Disk")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("1 to 63 lower-case letters, digits and inner hyphens"));
        service.withPropertyValues("gordailu.rotation.attempts=0")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("attempts"));
        service.withPropertyValues("gordailu.expiry.spare-free-percent=101")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("spareFreePercent"));
        service.withPropertyValues("gordailu.expiry.spare-free=much")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("spare-free"));
    }

    private void receive(Inbox inbox, Message message) {
        WireMessage wire = new WireCodec().write(CloudEvent.of(message, "/gordailu/test", clock.instant()));
        inbox.accept(MessageBuilder.withPayload(wire.body().getBytes(StandardCharsets.UTF_8))
                .copyHeaders(wire.headers())
                .build());
    }
}
