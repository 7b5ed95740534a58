package eus.gordailu.snapshot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.repository.changes.Emptied;
import eus.gordailu.repository.changes.EmptiedDirectory;
import eus.gordailu.repository.snapshot.Attempt;
import eus.gordailu.repository.snapshot.ChangeCounts;
import eus.gordailu.repository.snapshot.Engine;
import eus.gordailu.repository.snapshot.Inspection;
import eus.gordailu.repository.snapshot.SnapshotContent;
import eus.gordailu.repository.snapshot.SnapshotManifest;
import eus.gordailu.repository.snapshot.Source;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.snapshot.TransferFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

    private static final Source SOURCE = new Source("root@web", List.of("/srv"), List.of());
    private static final Source OTHER = new Source("root@web", List.of("/srv"), List.of("*.iso"));
    private static final Map<String, String> DISK = Map.of("/srv", "ext4 UUID=1 on /srv");
    private static final FileSystems ON_DISK = new FileSystems(DISK, Optional.empty());

    private final Guard guard = new Guard(TestLimits.DEFAULTS);

    @ParameterizedTest
    @CsvSource({
        // of, left, unread, found
        "1000, 1000, false,",
        "1000, 500, false,",
        "1000, 499, false, source.shrunk",
        "1000, 1, false, source.shrunk",
        "1000, 0, false, source.empty",
        "1, 0, false, source.empty",
        "0, 0, false,",
        "0, 1000, false,",
        "1000, 100000, false,",
        "20, 9, false, source.shrunk",
        "19, 1, false,",
        "1000, 900, true,",
        "1000, 899, true, source.unread",
        "1000, 300, true, source.unread",
        "10, 9, true,",
        "10, 8, true, source.unread"
    })
    void howMuchMayBeMissing(long of, long left, boolean unread, @Nullable String found) {
        Optional<Finding> finding = found(run(left, unread, null), Optional.of(good(of, List.of())));

        assertThat(finding.map(Finding::code)).isEqualTo(Optional.ofNullable(found));
        assertThat(finding.map(Finding::suspicious).orElse(true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // usual, runs, changed, deleted, unusual
        "0.01, 3, 1000, 0, true",
        "0.01, 3, 301, 0, true",
        "0.01, 3, 300, 0, false",
        "0.01, 3, 101, 200, true",
        "0.01, 2, 1000, 0, false",
        "0.2, 3, 601, 0, true",
        "0.2, 3, 600, 0, false",
        "0.4, 3, 1000, 0, false"
    })
    void howMuchMayChange(double usual, int runs, long changed, long deleted, boolean unusual) {
        Sighting run = run(1000 - deleted, false, new ChangeCounts(0, changed, deleted));
        Optional<Finding> finding = found(run, Optional.of(good(1000, Collections.nCopies(runs, usual))));

        assertThat(finding.isPresent()).isEqualTo(unusual);
        finding.ifPresent(found -> assertThat(found.kind()).isEqualTo(FindingKind.ANOMALOUS));
    }

    @Test
    void theFirstRunIsNotLookedAtAskanceForItsSize() {
        assertThat(found(run(0, true, null), Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 899, true, true",
        "1000, 900, true, false",
        "1000, 1, false, false",
        "3, 2, true, true",
        "19, 19, true, false"
    })
    void aFirstRunThatCouldNotReadItsSourceIsNoBackupOfIt(long named, long files, boolean unread, boolean found) {
        Sighting first = new Sighting(
                SOURCE, files, files, named, unread, false, Optional.empty(), Optional.empty(), Emptied.NONE, ON_DISK);

        assertThat(found(first, Optional.empty()).map(Finding::code))
                .isEqualTo(found ? Optional.of("source.unread") : Optional.empty());
    }

    @Test
    void whatHappenedOnceIsNotUsual() {
        List<Double> oneLargeDay = List.of(0.01, 0.02, 0.5, 0.01);
        List<Double> twoLargeDays = List.of(0.01, 0.4, 0.5, 0.01);
        Sighting everything = run(1000, false, new ChangeCounts(0, 1000, 0));

        assertThat(found(everything, Optional.of(good(1000, oneLargeDay)))).isPresent();
        assertThat(found(everything, Optional.of(good(1000, twoLargeDays)))).isEmpty();
    }

    @Test
    void anAnomalyBecomesUsualOnlyOnceItIsAccepted() {
        List<Double> quiet = List.of(0.01, 0.01, 0.01);
        Inspection anomaly =
                guard.inspect(run(1000, false, new ChangeCounts(0, 900, 0)), Optional.of(before(good(1000, quiet))));
        SnapshotManifest anomalous = manifest(1000, anomaly);

        assertThat(anomaly.shares()).isEqualTo(quiet);
        assertThat(before(anomalous).shares()).isEqualTo(quiet);
        assertThat(before(anomalous, true).shares()).containsExactly(0.9, 0.01, 0.01, 0.01);
    }

    @Test
    void whatFollowsAnAnomalyWaitsWithItUntilSomebodyDecides() {
        Inspection anomaly = guard.inspect(
                run(1000, false, new ChangeCounts(0, 900, 0)),
                Optional.of(before(good(1000, List.of(0.01, 0.01, 0.01)))));
        SnapshotManifest first = manifest(1000, anomaly);
        Sighting quiet = run(1000, false, new ChangeCounts(0, 0, 0));

        Inspection second = guard.inspect(quiet, Optional.of(before(first)));
        Inspection third = guard.inspect(quiet, Optional.of(before(manifest(1000, second))));

        for (Inspection follower : List.of(second, third)) {
            Finding finding = Objects.requireNonNull(follower.finding());
            assertThat(finding.suspicious()).isFalse();
            assertThat(finding.anomaly(SnapshotId.at(Instant.EPOCH))).contains(first.id());
        }
        assertThat(guard.inspect(quiet, Optional.of(before(first, true))).finding())
                .isNull();
    }

    @Test
    void directoriesOfWhichNothingIsKnownAndNothingWasKeptAreSuspicious() {
        Sighting lost = new Sighting(
                SOURCE, 995, 995, 1000, true, true, Optional.empty(), Optional.empty(), Emptied.NONE, ON_DISK);

        assertThat(found(lost, Optional.of(good(1000, List.of())))).hasValueSatisfying(finding -> {
            assertThat(finding.suspicious()).isTrue();
            assertThat(finding.sentence()).contains("could not be looked into", "was not kept");
        });
        Sighting nothingGone = new Sighting(
                SOURCE,
                995,
                995,
                1000,
                true,
                true,
                Optional.of(new ChangeCounts(0, 0, 0)),
                Optional.empty(),
                Emptied.NONE,
                ON_DISK);
        assertThat(found(nothingGone, Optional.of(good(995, List.of())))).isEmpty();
    }

    @Test
    void aPathThatIsEmptyNowIsSuspiciousThoughOthersAreNot() {
        Sighting one = new Sighting(
                SOURCE, 900, 900, 900, false, false, Optional.empty(), Optional.of("/home"), Emptied.NONE, ON_DISK);

        assertThat(found(one, Optional.of(good(1000, List.of())))).hasValueSatisfying(finding -> {
            assertThat(finding.suspicious()).isTrue();
            assertThat(finding.sentence()).contains("/home");
        });
    }

    @ParameterizedTest
    @CsvSource({
        // of files, of bytes, held files, held bytes, found
        "100, 1000, 20, 0, true",
        "100, 1000, 19, 199, false",
        "100, 1000, 1, 200, true",
        "100, 0, 1, 0, false",
        "19, 1000, 18, 199, false",
        "19, 1000, 1, 200, true"
    })
    void aDirectoryThatHeldMuchAndIsEmptyNowIsSuspicious(
            long files, long bytes, long heldFiles, long heldBytes, boolean found) {
        SnapshotManifest before = holding(files, bytes);

        Optional<Finding> finding = found(emptied(SOURCE, "srv/disk", heldFiles, heldBytes, 0, 0), Optional.of(before));

        assertThat(finding.map(Finding::code))
                .isEqualTo(found ? Optional.of("source.emptied-directory") : Optional.empty());
        assertThat(finding.map(Finding::suspicious).orElse(true)).isTrue();
    }

    @Test
    void whatWasMovedToAnotherDirectoryIsThere() {
        Optional<SnapshotManifest> before = Optional.of(holding(1000, 1000));

        assertThat(found(emptied(SOURCE, "mail/new", 250, 250, 250, 250), before))
                .isEmpty();
        assertThat(found(emptied(SOURCE, "mail/new", 250, 250, 126, 126), before))
                .isEmpty();
        assertThat(found(emptied(SOURCE, "mail/new", 250, 0, 125, 0), before)).isPresent();
        assertThat(found(emptied(SOURCE, "mail/new", 1, 250, 1, 125), before)).isPresent();
    }

    @Test
    void anEmptiedDirectoryIsNamedWithWhatItHeldAndWhatToDo() {
        SnapshotManifest before = holding(1000, 2000);

        Finding finding = found(emptied(SOURCE, "srv/disk", 250, 1980, 0, 0), Optional.of(before))
                .orElseThrow();

        assertThat(finding.sentence())
                .isEqualTo(
                        "There is no file in /srv/disk, which held 250 of the 1,000 files of snapshot 2026-11-22T02-00-00Z and"
                                + " 99 % of their bytes: is a disk not mounted there? Then mount it on the client and run the job"
                                + " again. The snapshot is set aside and lets nothing expire: accept it if that is right, or remove"
                                + " it.");
        assertThat(finding.details()).containsEntry("path", "/srv/disk").containsEntry("held", "250");
    }

    @Test
    void whoChangesTheJobMayEmptyADirectoryOfIt() {
        Optional<SnapshotManifest> before = Optional.of(holding(1000, 1000));

        assertThat(found(emptied(SOURCE, "srv/disk", 250, 250, 0, 0), before)).isPresent();
        assertThat(found(emptied(OTHER, "srv/disk", 250, 250, 0, 0), before)).isEmpty();
    }

    private static SnapshotManifest holding(long files, long bytes) {
        return manifest(files, bytes, new Inspection(files, null, List.of(), DISK, null));
    }

    private static Sighting emptied(
            Source source, String directory, long files, long bytes, long movedFiles, long movedBytes) {
        long left = 1000 - files + movedFiles;
        long bytesLeft = 1000 - bytes + movedBytes;
        return new Sighting(
                source,
                left,
                bytesLeft,
                left,
                false,
                false,
                Optional.of(new ChangeCounts(0, 0, files)),
                Optional.empty(),
                new Emptied(
                        List.of(new EmptiedDirectory(TreePath.of(directory), files, bytes)), movedFiles, movedBytes),
                ON_DISK);
    }

    @Test
    void growthIsNoAnomaly() {
        SnapshotManifest before = good(1000, List.of(0.01, 0.01, 0.01));
        assertThat(found(run(100_000, false, new ChangeCounts(99_000, 10, 0)), Optional.of(before)))
                .isEmpty();
    }

    @Test
    void renamingEverythingIsUnusualAndNotAShrunkenSource() {
        SnapshotManifest before = good(1000, List.of(0.01, 0.01, 0.01));
        assertThat(found(run(1000, false, new ChangeCounts(1000, 0, 1000)), Optional.of(before)))
                .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo("changes.unusual"));
        assertThat(found(run(1000, false, new ChangeCounts(0, 1000, 0)), Optional.of(before)))
                .hasValueSatisfying(finding -> assertThat(finding.code()).isEqualTo("changes.unusual"));
    }

    @Test
    void whatIsUnknownIsNotUnusual() {
        assertThat(found(run(1000, false, null), Optional.of(good(1000, List.of(0.01, 0.01, 0.01)))))
                .isEmpty();
    }

    @Test
    void whoChangesTheJobMayLoseMostOfItButNotAll() {
        SnapshotManifest before = good(1000, List.of(0.01, 0.01, 0.01));
        Sighting few = new Sighting(
                OTHER,
                10,
                10,
                10,
                false,
                false,
                Optional.of(new ChangeCounts(0, 0, 990)),
                Optional.empty(),
                Emptied.NONE,
                ON_DISK);
        Sighting none =
                new Sighting(OTHER, 0, 0, 0, false, false, Optional.empty(), Optional.empty(), Emptied.NONE, ON_DISK);

        assertThat(found(few, Optional.of(before))).isEmpty();
        assertThat(guard.inspect(few, Optional.of(before(before))).shares()).isEmpty();
        assertThat(found(none, Optional.of(before))).isPresent();
    }

    /** As somebody does it who looks for what is wrong. */
    @Test
    void whoChangesTheJobDoesNotDecideADoubtByThat() {
        Before doubted = Before.of(
                new StoredSnapshot.Published(good(1000, List.of()), Path.of("/snapshot"), false, false), true);
        Sighting few = new Sighting(
                OTHER, 10, 10, 10, false, false, Optional.empty(), Optional.empty(), Emptied.NONE, ON_DISK);

        assertThat(guard.inspect(few, Optional.of(doubted)).finding())
                .isNotNull()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("source.shrunk"));
    }

    @Test
    void anotherFileSystemIsSuspiciousAndIsNamed() {
        Sighting unmounted = new Sighting(
                SOURCE,
                1000,
                1000,
                1000,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Emptied.NONE,
                new FileSystems(Map.of("/srv", "ext4 /dev/vda on /", "/new", "x"), Optional.empty()));

        assertThat(found(unmounted, Optional.of(good(1000, List.of())))).hasValueSatisfying(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.SUSPICIOUS);
            assertThat(finding.code()).isEqualTo("source.other-file-system");
            assertThat(finding.sentence())
                    .contains(
                            "/srv is on another file system (ext4 /dev/vda on /)",
                            "(ext4 UUID=1 on /srv)",
                            "accept it");
        });
        assertThat(found(
                        new Sighting(
                                SOURCE,
                                1000,
                                1000,
                                1000,
                                false,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Emptied.NONE,
                                FileSystems.UNTOLD),
                        Optional.of(good(1000, List.of()))))
                .isEmpty();
    }

    @Test
    void aDiskBelowAPathThatIsNotMountedIsSuspiciousAndIsNamedAlsoAfterTheJobWasChanged() {
        Map<String, String> disks = Map.of("/srv", "ext4 UUID=1 on /srv", "/srv/disk", "ext4 UUID=2 on /srv/disk");
        SnapshotManifest before = manifest(1000, new Inspection(1000, null, List.of(), disks, null));

        assertThat(before(before).disksBelow()).containsExactly("/srv/disk");
        for (Source source : List.of(SOURCE, OTHER)) {
            assertThat(found(on(source, new FileSystems(DISK, Optional.of("/srv/disk"))), Optional.of(before)))
                    .hasValueSatisfying(finding -> {
                        assertThat(finding.suspicious()).isTrue();
                        assertThat(finding.code()).isEqualTo("source.not-mounted");
                        assertThat(finding.sentence())
                                .startsWith(
                                        "What was mounted in /srv/disk in snapshot 2026-11-22T02-00-00Z (ext4 UUID=2 on"
                                                + " /srv/disk) is not mounted now: mount it and run the job again. ");
                    });
        }
    }

    @Test
    void aDiskBelowAPathMayBeAnotherOne() {
        Map<String, String> then =
                Map.of("/srv", "ext4 UUID=1 on /srv", "/srv/image", "squashfs /dev/loop1 on /srv/image");
        Map<String, String> now =
                Map.of("/srv", "ext4 UUID=1 on /srv", "/srv/image", "squashfs /dev/loop2 on /srv/image");
        SnapshotManifest before = manifest(1000, new Inspection(1000, null, List.of(), then, null));

        Inspection inspection =
                guard.inspect(on(SOURCE, new FileSystems(now, Optional.empty())), Optional.of(before(before)));

        assertThat(inspection.finding()).isNull();
        assertThat(inspection.fileSystems()).isEqualTo(now);
    }

    private static Sighting on(Source source, FileSystems fileSystems) {
        return new Sighting(
                source, 1000, 1000, 1000, false, false, Optional.empty(), Optional.empty(), Emptied.NONE, fileSystems);
    }

    @Test
    void whatWasUsualTravelsFromManifestToManifest() {
        SnapshotManifest before = good(1000, List.of(0.1, 0.2));

        assertThat(guard.inspect(run(1000, false, new ChangeCounts(0, 200, 0)), Optional.of(before(before)))
                        .shares())
                .containsExactly(0.2, 0.1, 0.2);
        assertThat(guard.inspect(run(1000, false, null), Optional.of(before(before)))
                        .shares())
                .containsExactly(0.1, 0.2);
        assertThat(guard.inspect(
                                run(1000, false, new ChangeCounts(0, 200, 0)),
                                Optional.of(before(good(1000, Collections.nCopies(20, 0.1)))))
                        .shares())
                .hasSize(20)
                .startsWith(0.2);
    }

    @Test
    void aManifestOfBeforeTheGuardsTellsTheNumberOfFiles() {
        SnapshotManifest early = manifest(1000, null);

        assertThat(found(run(499, false, null), Optional.of(early))).isPresent();
        assertThat(found(run(1000, false, new ChangeCounts(0, 1000, 0)), Optional.of(early)))
                .isEmpty();
    }

    @Test
    void theSentenceSaysWhatHappenedToWhatAndWhatToDo() {
        Finding finding =
                found(run(3, false, null), Optional.of(good(1234, List.of()))).orElseThrow();

        assertThat(finding.sentence())
                .isEqualTo(
                        "1,231 of the 1,234 files of snapshot 2026-11-22T02-00-00Z are gone: see that nothing is missing"
                                + " on the client. The snapshot is set aside and lets nothing expire: accept it if that is right,"
                                + " or remove it.");
        assertThat(finding.details())
                .containsEntry("previous", "2026-11-22T02-00-00Z")
                .containsEntry("missing", "1231");
    }

    private Optional<Finding> found(Sighting run, Optional<SnapshotManifest> lastGood) {
        return Optional.ofNullable(
                guard.inspect(run, lastGood.map(GuardTest::before)).finding());
    }

    private static Before before(SnapshotManifest manifest) {
        return before(manifest, false);
    }

    private static Before before(SnapshotManifest manifest, boolean accepted) {
        return Before.of(new StoredSnapshot.Published(manifest, Path.of("/snapshot"), false, accepted), false);
    }

    private static Sighting run(long files, boolean unread, @Nullable ChangeCounts changes) {
        return new Sighting(
                SOURCE,
                files,
                files,
                files,
                unread,
                false,
                Optional.ofNullable(changes),
                Optional.empty(),
                Emptied.NONE,
                ON_DISK);
    }

    private static SnapshotManifest good(long files, List<Double> shares) {
        return manifest(files, new Inspection(files, null, shares, DISK, null));
    }

    private static SnapshotManifest manifest(long files, @Nullable Inspection inspection) {
        return manifest(files, 1, inspection);
    }

    private static SnapshotManifest manifest(long files, long bytes, @Nullable Inspection inspection) {
        Instant at = Instant.parse("2026-11-22T02:00:00Z");
        return new SnapshotManifest(
                SnapshotManifest.FORMAT,
                SnapshotId.at(at),
                1,
                true,
                new JobRef(ClientId.random(), "web", JobId.random(), "srv"),
                new Attempt(RunId.random(), 1, SOURCE),
                at,
                at,
                new SnapshotContent(
                        "test",
                        new Engine("plain-rsync", "test"),
                        new TransferFacts("3.5.0", 0, List.of(), files, bytes, 1, 1, null, null),
                        List.of(),
                        inspection,
                        null));
    }
}
