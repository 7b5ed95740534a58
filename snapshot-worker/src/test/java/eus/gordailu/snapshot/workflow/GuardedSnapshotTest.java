package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.repository.snapshot.ChangeCounts;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a source that is not what it was. */
class GuardedSnapshotTest extends GuardedJob {

    @Test
    void aSourceThatIsSuddenlyEmptyIsSetAsideAndTheNextRunIsComparedWithTheGoodOne() {
        SnapshotId good = good(run());
        Trees.make(root, "mv source/a source/b .");

        SnapshotFacts empty = run();

        assertFound("source.empty", empty);
        assertThat(published(empty).complete()).isFalse();
        assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
        assertFound("source.empty", run());
        Trees.make(root, "mv a b source");
        SnapshotFacts back = run();
        assertThat(inspection(back).changes()).isEqualTo(new ChangeCounts(0, 0, 0));
        assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good(back));
    }

    @Test
    void halfOfTheFilesMayGoAndNotMore() {
        good(run());
        Trees.make(source, "rm -r a");
        SnapshotId half = good(run());
        Trees.make(source, "rm b/{01..25}");
        SnapshotId quarter = good(run());
        assertThat(quarter).isNotEqualTo(half);
        Trees.make(source, "rm b/{26..38}");

        assertFound("source.shrunk", run());
        assertThat(catalog().latest().orElseThrow().id()).isEqualTo(quarter);
    }

    @Test
    void whatAPersonAcceptsIsTheNextOnesMeasure() {
        good(run());
        Trees.make(source, "rm -r a; rm b/01");
        SnapshotFacts few = run();
        assertFound("source.shrunk", few);

        catalog().accept(few.id());

        SnapshotFacts next = run();
        good(next);
        assertThat(inspection(next).changes()).isEqualTo(new ChangeCounts(0, 0, 0));
    }

    @Test
    void whoExcludesMostOfASourceMeansIt() throws IOException {
        good(run());
        define(List.of("a/", "b/0*", "b/1*"));
        good(run());
    }

    @Test
    void aFirstRunAndUsualDaysAndGreatGrowthRaiseNothing() {
        usualDays();
        Trees.make(source, "mkdir new; for i in {1..1000}; do echo $i > new/$i; done");

        SnapshotFacts grown = run();

        good(grown);
        assertThat(inspection(grown).changes()).isEqualTo(new ChangeCounts(1000, 0, 0));
    }

    @Test
    void filesThatBecomeLinksAreChangedAndNotOnlyNew() {
        usualDays();
        Trees.make(source, "for f in */*; do ln -sfn /locked $f; done");

        SnapshotFacts linked = run();

        assertFound("changes.unusual", linked);
        assertThat(inspection(linked).changes()).isEqualTo(new ChangeCounts(0, 100, 0));
    }

    @Test
    void aRunInWhichEveryFileIsEncryptedIsGoodAndUnusual() {
        usualDays();
        Trees.make(source, "for f in */*; do echo encrypted >> $f; done");

        SnapshotFacts encrypted = run();

        assertFound("changes.unusual", encrypted);
        assertThat(inspection(encrypted).changes()).isEqualTo(new ChangeCounts(0, 100, 0));
        assertThat(catalog().latest().orElseThrow().id()).isEqualTo(encrypted.id());
        assertThat(published(encrypted).openFinding()).isPresent();
    }

    @Test
    void aRunInWhichEveryFileIsRenamedIsUnusualAlsoWhenItCantBeCompared() {
        usualDays();
        Trees.make(source, "for f in */*; do echo encrypted > $f.locked; rm $f; done");
        changes = distrusted(changes);

        SnapshotFacts renamed = run();

        assertFound("changes.unusual", renamed);
        assertThat(published(renamed).manifest().content().engine().name()).isEqualTo("plain-rsync");
    }

    @Test
    void aDirectoryThatCantBeReadIsNamedAndKeepsWhatItHeld() throws Exception {
        assumeTrue(LoopbackSshServer.available(), "no ssh server to start");
        try (LoopbackSshServer client = Unprivileged.call(() -> LoopbackSshServer.start(root.resolve("sshd")))) {
            client.authorize(keys().of(definition.client().id()).publicKey());
            address = client.address();
            define(List.of());
            good(run());
            Trees.make(source, "mkdir c; mv a/{01..10} c; chmod 0 c");
            SnapshotFacts tenth = run();
            assertThat(tenth.warnings()).anyMatch(warning -> warning.contains("/c\" failed: Permission denied"));
            assertThat(inspection(tenth).files()).isEqualTo(90);
            good(tenth);

            Trees.make(source, "chmod 0 b; rm a/50");
            SnapshotFacts most = run();

            good(most);
            assertThat(most.warnings())
                    .anyMatch(warning -> warning.contains("/b\" failed: Permission denied"))
                    .anyMatch(warning -> warning.endsWith(
                            "/b can't be looked into: it was kept as it is in snapshot %s".formatted(tenth.id())));
            assertThat(inspection(most).files()).isEqualTo(89);
            assertThat(inspection(most).changes()).isEqualTo(new ChangeCounts(0, 0, 1));
            assertThat(Trees.checksums(copyOf(most).resolve("b")))
                    .isEqualTo(Trees.checksums(copyOf(tenth).resolve("b")));
        }
    }

    @Test
    void aFirstSnapshotOfDirectoriesThatCantBeReadIsSetAside() throws Exception {
        Trees.make(source, "rm -r b; rm a/*; touch a/seen; mkdir a/secret; echo s > a/secret/s; chmod 0 a/secret");

        SnapshotFacts first = Unprivileged.call(this::run);

        assertFound("source.unread", first);
    }

    /** As what is in a directory that can't be looked into. */
    @Test
    void filesThatCantBeReadStayAsTheyWere() throws Exception {
        SnapshotFacts first = run();
        good(first);
        Trees.make(source, "for f in a/*; do echo more >> $f; done; chmod 0 a/*");

        SnapshotFacts unread = Unprivileged.call(this::run);

        good(unread);
        assertThat(Trees.checksums(copyOf(unread))).isEqualTo(Trees.checksums(copyOf(first)));
        assertThat(unread.warnings()).anyMatch(warning -> warning.startsWith("50 entries in "));
        assertThat(inspection(unread).changes()).isEqualTo(new ChangeCounts(0, 0, 0));
        assertThat(unread.files()).isEqualTo(100);
    }

    @Test
    void aFirstSnapshotOfFilesThatCantBeReadIsSetAside() throws Exception {
        Trees.make(source, "chmod 0 a/* b/0*");

        assertFound("source.unread", Unprivileged.call(this::run));
    }

    @Test
    void aPathOnAnotherFileSystemIsSetAsideThoughItsFilesAreThere() {
        SnapshotId good = good(run());
        Trees.make(root, "cp -a source copy");
        assumeTrue(mounted(), "not allowed to mount");
        try {
            Trees.make(root, "cp -a copy/. source");
            assertFound("source.other-file-system", run());
            assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
        } finally {
            Trees.make(root, "umount source");
        }
        good(run());
    }

    @Test
    void aRunThatGoesOnWithABrokenOffOneIsLookedAtLikeAnyOther() {
        usualDays();
        Trees.make(source, "for f in */*; do echo encrypted >> $f; done");
        breakOff();

        SnapshotFacts encrypted = run();

        assertThat(published(encrypted).manifest().content().engine().reason()).contains("goes on");
        assertFound("changes.unusual", encrypted);
        assertThat(inspection(encrypted).changes()).isEqualTo(new ChangeCounts(0, 100, 0));
    }

    @Test
    void otherOwnersAndModesAreNoChangedFilesAlsoWhenItCantBeCompared() {
        usualDays();
        Trees.make(source, "chmod 600 */*");
        changes = distrusted(changes);

        SnapshotFacts run = run();

        good(run);
        assertThat(inspection(run).changes()).isEqualTo(new ChangeCounts(0, 0, 0));
    }

    @Test
    void onePathOfSeveralThatIsEmptyIsSetAside() {
        define(List.of(source + "/a", source + "/b"), List.of());
        good(run());
        Trees.make(source, "mv b mounted-elsewhere; mkdir b");

        assertFound("source.empty-path", run());
    }

    /** So it looks when a disk that is mounted below a path of the job is not, also on another machine. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDirectoryThatIsEmptyNowAndHeldMuchIsSetAsideRunAfterRun(boolean plainWay) {
        Trees.make(source, "mkdir -p disk/deep/er; mv b/{01..20} disk; mv b/{21..25} disk/deep/er");
        SnapshotId good = good(run());
        Trees.make(source, "mkdir ../unmounted; mv disk/* ../unmounted");
        changes = plainWay ? distrusted(changes) : changes;

        for (int day = 1; day <= 3; day++) {
            SnapshotFacts run = run();
            assertFound("source.emptied-directory", run);
            assertThat(Objects.requireNonNull(run.finding()).details())
                    .containsEntry("path", source + "/disk")
                    .containsEntry("held", "25");
            assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
        }
        Trees.make(source, "mv ../unmounted/* disk");
        good(run());
    }

    @Test
    void aFewLargeFilesAreAsMuchAsManySmallOnes() {
        Trees.make(source, "mkdir images; head -c 100000 /dev/zero > images/one");
        good(run());
        Trees.make(source, "rm images/one");

        assertFound("source.emptied-directory", run());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDirectoryThatWentWithItsFilesOrHeldLittleRaisesNothing(boolean plainWay) {
        Trees.make(source, "mkdir few; mv b/{01..10} few; mkdir -p c/d; mv b/{11..35} c/d; touch c/other");
        good(run());
        Trees.make(source, "rm few/*; rm -r c/d");
        changes = plainWay ? distrusted(changes) : changes;

        good(run());
    }

    @Test
    void whoExcludesAllThatADirectoryHoldsMeansIt() {
        good(run());
        define(List.of("a/*"));
        good(run());
    }

    /** However little it holds, and though files were written into its directory. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDiskBelowAPathThatIsNotMountedIsSetAsideUntilItIsMountedAgainOrItsDirectoryGoes(boolean plainWay) {
        Trees.make(root, "truncate -s 1M image; mkfs.ext2 -q image; mkdir source/disk");
        assumeTrue(diskMounted(), "not allowed to mount");
        try {
            Trees.make(source, "echo one > disk/one");
            SnapshotId good = good(run());
            Trees.make(source, "umount disk; echo two > disk/two");
            changes = plainWay ? distrusted(changes) : changes;

            for (int day = 1; day <= 3; day++) {
                assertFound("source.not-mounted", run());
                assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
            }
            assertThat(diskMounted()).isTrue();
            good(run());
        } finally {
            Trees.make(source, "umount disk || true");
        }
        Trees.make(source, "rm -r disk");
        good(run());
    }

    private boolean mounted() {
        return Trees.make(root, "mount -t tmpfs -o size=2m gordailu-test source && echo yes || echo no")
                .startsWith("yes");
    }

    private void usualDays() {
        for (int day = 1; day <= 4; day++) {
            Trees.make(source, "echo day %d >> a/01; echo x > b/new-%d".formatted(day, day));
            good(run());
        }
        Trees.make(source, "rm b/new-*");
        good(run());
    }
}
