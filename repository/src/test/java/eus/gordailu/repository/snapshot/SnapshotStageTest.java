package eus.gordailu.repository.snapshot;

import static eus.gordailu.repository.JobFixture.CONTENT;
import static eus.gordailu.repository.JobFixture.MONDAY;
import static eus.gordailu.repository.JobFixture.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.job.JobLock;
import eus.gordailu.repository.job.TransferStillRunningException;
import eus.gordailu.repository.location.LocationFullException;
import eus.gordailu.repository.posix.HeldLock;
import eus.gordailu.repository.testing.FailingDisk;
import eus.gordailu.repository.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStageTest {

    @TempDir
    Path path;

    @Test
    void aSealedStageIsASnapshotWithItsTreeAndItsManifest() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        SnapshotManifest manifest = fixture.snapshot(MONDAY, "one");
        Path directory = fixture.job().snapshots().resolve("2026-11-23T02-00-00Z");

        assertThat(directory).isDirectoryContaining("glob:**/data").isDirectoryContaining("glob:**/manifest.json");
        assertThat(directory.toFile().list()).hasSize(2);
        assertThat(directory.resolve("data/etc/hosts")).hasContent("one");
        assertThat(fixture.job().incoming()).doesNotExist();
        assertThat(Files.readSymbolicLink(fixture.job().latest())).hasToString("snapshots/2026-11-23T02-00-00Z");
        assertThat(catalog(fixture).latest().orElseThrow().manifest()).isEqualTo(manifest);
        assertThat(manifest.facts(Path.of("/srv/backup")).completedAt()).isEqualTo(MONDAY.plusSeconds(5));
    }

    @Test
    void theNewestIsTheOneMadeLastEvenWhenTheClockJumpedBack() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        fixture.snapshot(MONDAY, "one");
        fixture.snapshot(MONDAY.minus(Duration.ofDays(400)), "two");

        StoredSnapshot.Published latest = catalog(fixture).latest().orElseThrow();
        assertThat(latest.data().resolve("etc/hosts")).hasContent("two");
        assertThat(latest.manifest().sequence()).isEqualTo(2);
        assertThat(fixture.job().latest().resolve("data/etc/hosts")).hasContent("two");
    }

    @Test
    void twoSnapshotsInOneSecondGetDifferentNames() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        fixture.snapshot(MONDAY, "one");
        fixture.snapshot(MONDAY.plusMillis(300), "two");

        assertThat(catalog(fixture).snapshots())
                .extracting(StoredSnapshot::id)
                .containsExactly(SnapshotId.at(MONDAY.plusSeconds(1)), SnapshotId.at(MONDAY));
    }

    @Test
    void theNextAttemptGoesOnWithWhatTheLastOneFetched() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            JobFixture.fill(SnapshotStage.begin(lock, attempt(1), MONDAY), "half");
            SnapshotStage again = SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(60));

            assertThat(again.resumed()).isTrue();
            assertThat(again.data().resolve("etc/hosts")).hasContent("half");
            assertThat(again.linkDest()).isEmpty();
        }
    }

    @Test
    void whatAKilledTransferHadUnderWayInTheTreeIsNotPublished() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY);
            JobFixture.fill(stage, "one");
            Path etc = stage.data().resolve("etc");
            Files.writeString(etc.resolve(".hosts.Xy09aB"), "ha");
            Files.writeString(etc.resolve(".line\nbreak.aaaaaa"), "ha");
            Files.writeString(etc.resolve(".bashrc"), "whole");
            Files.writeString(etc.resolve("hosts.backup"), "whole");
            Files.writeString(etc.resolve("hosts.2026.backup"), "whole");
            Files.writeString(etc.resolve(".vimrc.old"), "whole");

            SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(60));
            assertThat(etc.toFile().list())
                    .containsExactlyInAnyOrder("hosts", ".bashrc", "hosts.backup", "hosts.2026.backup", ".vimrc.old");
        }
    }

    @Test
    void aCopyThatNothingWasFetchedIntoStaysToBeMadeAnew() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY);
            stage.copying();
            JobFixture.fill(stage, "copied");
            Files.createLink(path.resolve("in-the-latest"), stage.data().resolve("etc/hosts"));

            SnapshotStage again = SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(60));
            assertThat(again.resumed()).isFalse();
            assertThat(again.data().resolve("etc/hosts")).hasContent("copied");
            assertThat(fixture.job().expired()).isEmptyDirectory();

            again.emptyCopy();
            assertThat(again.data()).isEmptyDirectory();
        }
    }

    /** What the system could not write it may have dropped: to the next attempt the files would look as if they were there. */
    @Test
    void whatTheDiskCouldNotTakeIsNotGoneOnWith() throws IOException {
        try (SmallDisk room = SmallDisk.mountedOn(Files.createDirectory(path.resolve("room")));
                FailingDisk disk = FailingDisk.in(room.path(), Files.createDirectory(path.resolve("failing")))) {
            JobFixture fixture = JobFixture.in(disk.path());
            try (JobLock lock = JobLock.acquire(fixture.job())) {
                SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY);
                Files.write(stage.data().resolve("large"), new byte[4 << 20]);

                assertThatExceptionOfType(RepositoryException.class).isThrownBy(stage::flush);

                room.grow();
                SnapshotStage again = SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(60));
                assertThat(again.resumed()).isFalse();
                assertThat(again.data()).isEmptyDirectory();
            }
        }
    }

    @Test
    void aFirstSnapshotThatWaitsForAPersonDoesNotTakeItsRoomAgain() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        SnapshotManifest suspicious = fixture.suspicious(MONDAY, "one");
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage next = SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(60));

            assertThat(next.latest()).isEmpty();
            assertThat(next.linkDest()).contains(fixture.job().snapshots().resolve(suspicious.id() + "/data"));
        }
    }

    @Test
    void aCopyThatFilesWereFetchedIntoIsGoneOnWith() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY);
            stage.copying();
            stage.fetching();
            JobFixture.fill(stage, "fetched");

            SnapshotStage again = SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(60));
            assertThat(again.resumed()).isTrue();
            assertThat(again.data().resolve("etc/hosts")).hasContent("fetched");
        }
    }

    @Test
    void whatIsFetchedInPlaceOfACopyIsGoneOnWith() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY);
            stage.copying();
            JobFixture.fill(stage, "copied");
            stage.empty();
            assertThat(stage.data()).isEmptyDirectory();
            JobFixture.fill(stage, "fetched");

            SnapshotStage again = SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(60));
            assertThat(again.resumed()).isTrue();
            assertThat(again.data().resolve("etc/hosts")).hasContent("fetched");
        }
    }

    @Test
    void theMarkOfACopyIsNotPublished() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY);
            stage.copying();
            stage.seal(CONTENT, MONDAY);
        }
        assertThat(catalog(fixture).latest().orElseThrow().directory().toFile().list())
                .containsExactlyInAnyOrder("data", "manifest.json");
    }

    @Test
    void whatWasUnderWayIsThereForTheNextAttemptAndNeverPublished() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY);
            JobFixture.fill(stage, "one");
            Files.createDirectories(stage.scratch());
            Files.writeString(stage.scratch().resolve("half a file"), "half");

            SnapshotStage again = SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(60));
            assertThat(again.scratch().resolve("half a file")).hasContent("half");

            again.seal(JobFixture.CONTENT, MONDAY.plusSeconds(65));
        }
        assertThat(catalog(fixture).latest().orElseThrow().directory().toFile().list())
                .containsExactlyInAnyOrder("data", "manifest.json");
    }

    @Test
    void whatWasFetchedFromAnotherSourceIsSetAside() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        Attempt other = new Attempt(RunId.random(), 1, new Source("root@web", List.of("/etc"), List.of("*.key")));
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            JobFixture.fill(SnapshotStage.begin(lock, attempt(1), MONDAY), "half");
            SnapshotStage stage = SnapshotStage.begin(lock, other, MONDAY.plusSeconds(60));

            assertThat(stage.resumed()).isFalse();
            assertThat(stage.data()).isEmptyDirectory();
            assertThat(fixture.job().expired().resolve("incoming-1")).isDirectory();
        }
    }

    @Test
    void aLeftoverThatNobodySignedIsSetAside() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        Files.createDirectories(fixture.job().incoming().resolve("data/etc"));
        Files.writeString(fixture.job().incoming().resolve("run.json"), "{\"id\":");
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            assertThat(SnapshotStage.begin(lock, attempt(1), MONDAY).resumed()).isFalse();
        }
    }

    @Test
    void aDiscardedStageLeavesNothingToGoOnWith() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY);
            JobFixture.fill(stage, "half");
            stage.discard();

            assertThat(fixture.job().incoming()).doesNotExist();
            assertThat(catalog(fixture).snapshots()).isEmpty();
            assertThat(SnapshotStage.begin(lock, attempt(2), MONDAY).resumed()).isFalse();
        }
    }

    @Test
    void nothingIsBegunNorPublishedWhileATransferStillWrites() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY);
            HeldLock transfer = lock.quietIncoming();

            assertThatThrownBy(() -> SnapshotStage.begin(lock, attempt(2), MONDAY))
                    .isInstanceOf(TransferStillRunningException.class);
            assertThatThrownBy(() -> stage.seal(CONTENT, MONDAY)).isInstanceOf(TransferStillRunningException.class);
            transfer.close();
            assertThat(stage.seal(CONTENT, MONDAY).id()).isEqualTo(stage.id());
        }
    }

    @Test
    void anExistingSnapshotIsNeverReplaced() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        try (JobLock lock = JobLock.acquire(fixture.job())) {
            SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY);
            Path taken = Files.createDirectory(
                    fixture.job().snapshots().resolve(stage.id().toString()));

            assertThatThrownBy(() -> stage.seal(CONTENT, MONDAY)).hasMessageContaining("EEXIST");
            assertThat(taken).isEmptyDirectory();
        }
    }

    @Test
    void aSnapshotWithoutAReadableManifestIsShownAsDamagedAndHidesNoOther() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        fixture.snapshot(MONDAY, "one");
        fixture.snapshot(MONDAY.plusSeconds(60), "two");
        Path manifest = fixture.job().snapshots().resolve("2026-11-23T02-01-00Z/manifest.json");
        for (String damaged : new String[] {"", "{}", "{\"format\":1,\"id\":\"2026-11-23T02-01-00Z\"}", "null"}) {
            Files.writeString(manifest, damaged);
            assertThat(catalog(fixture).snapshots()).hasSize(2).last().isInstanceOf(StoredSnapshot.Damaged.class);
        }
        Files.delete(manifest);

        assertThat(catalog(fixture).snapshots()).last().isInstanceOf(StoredSnapshot.Damaged.class);
        assertThat(catalog(fixture).latest().orElseThrow().data().resolve("etc/hosts"))
                .hasContent("one");
    }

    @Test
    void aPinIsKeptBesideTheSnapshotNotInIt() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        SnapshotId id = fixture.snapshot(MONDAY, "one").id();
        SnapshotCatalog catalog = catalog(fixture);

        catalog.pin(id);
        catalog.pin(id);
        assertThat(catalog.find(id).orElseThrow().pinned()).isTrue();
        assertThat(fixture.job().snapshots().resolve(id.toString()).toFile().list())
                .hasSize(2);
        catalog.unpin(id);
        catalog.unpin(id);
        assertThat(catalog.find(id).orElseThrow().pinned()).isFalse();
        assertThatExceptionOfType(SnapshotUnknownException.class)
                .isThrownBy(() -> catalog.pin(SnapshotId.at(Instant.EPOCH)));
    }

    @Test
    void aFullDiskKeepsWhatWasFetchedAndEveryOlderSnapshot() throws IOException {
        try (SmallDisk disk = SmallDisk.mountedOn(path)) {
            JobFixture fixture = JobFixture.in(Files.createDirectory(disk.path().resolve("location")));
            fixture.snapshot(MONDAY, "one");
            try (JobLock lock = JobLock.acquire(fixture.job())) {
                SnapshotStage stage = SnapshotStage.begin(lock, attempt(1), MONDAY.plusSeconds(60));
                JobFixture.fill(stage, "two");
                disk.fill();

                assertThatExceptionOfType(LocationFullException.class)
                        .isThrownBy(() -> stage.seal(CONTENT, MONDAY.plusSeconds(90)))
                        .withMessageContaining("the disk is full");
                assertThat(stage.data().resolve("etc/hosts")).hasContent("two");
                assertThat(catalog(fixture).snapshots()).hasSize(1);
                Files.delete(disk.path().resolve("ballast"));
                assertThat(SnapshotStage.begin(lock, attempt(2), MONDAY.plusSeconds(120))
                                .resumed())
                        .isTrue();
            }
            assertThat(fixture.job().latest().resolve("data/etc/hosts")).hasContent("one");
        }
    }

    private static SnapshotCatalog catalog(JobFixture fixture) {
        return new SnapshotCatalog(fixture.job());
    }
}
