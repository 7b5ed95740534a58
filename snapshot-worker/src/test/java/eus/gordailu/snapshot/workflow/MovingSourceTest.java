package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.repository.snapshot.ChangeCounts;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.pull.ApplyRequest;
import eus.gordailu.transfer.pull.ChangePull;
import eus.gordailu.transfer.pull.Comparison;
import eus.gordailu.transfer.pull.Pull;
import eus.gordailu.transfer.pull.PullRequest;
import eus.gordailu.transfer.pull.PullResult;
import eus.gordailu.transfer.pull.PullRun;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client does while it is backed up, between the comparison and the fetching, and what is made of that. */
@Timeout(120)
class MovingSourceTest extends GuardedJob {

    private static final String ALL_BUT_ONE = "mkdir ../away; mv a/* ../away; mv b/{02..50} ../away";

    @Test
    void whatGoesBeforeItIsFetchedIsGone() {
        SnapshotId good = good(run());
        Trees.make(source, "chmod 600 a/* b/{02..50}");
        beforeFetching(ALL_BUT_ONE);

        SnapshotFacts hollow = run();

        assertThat(hollow.files()).isOne();
        assertThat(inspection(hollow).changes()).isEqualTo(new ChangeCounts(0, 0, 99));
        assertThat(hollow.warnings())
                .anyMatch(warning -> warning.startsWith("99 files that differed had gone, or become directories"));
        assertThat(hollow.finding()).isNotNull();
        assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
    }

    @Test
    void aHandfulThatGoesIsNotedAndCounted() {
        good(run());
        Trees.make(source, "chmod 600 a/01 b/01; echo new > a/new; mkdir c");
        beforeFetching("rm a/01 a/new; rmdir c");

        SnapshotFacts run = run();

        good(run);
        assertThat(run.files()).isEqualTo(99);
        assertThat(inspection(run).changes()).isEqualTo(new ChangeCounts(0, 0, 1));
        assertThat(run.warnings()).anyMatch(warning -> warning.startsWith("2 files that differed had gone"));
    }

    @Test
    void aFileThatBecomesADirectoryMeanwhileIsNotedAndComesWithTheNextRun() {
        good(run());
        Trees.make(source, "echo changed > a/01");
        beforeFetching("rm a/01; mkdir a/01; echo in > a/01/in");

        SnapshotFacts run = run();

        assertThat(run.warnings()).anyMatch(warning -> warning.endsWith("first a/01") || warning.endsWith("/a/01"));
        assertThat(run.files()).isEqualTo(99);
        changes = still();
        assertThat(copyOf(run()).resolve("a/01/in")).hasContent("in");
    }

    /** By root, whoever may rename a directory would else have read to him what he may not read. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a/deep", "a/deep/er"})
    void aLinkInPlaceOfADirectoryIsNotFollowed(String directory) {
        assertNotFollowed(directory);
    }

    @Test
    void norIsOneOverSsh() {
        assumeTrue(LoopbackSshServer.available(), "no ssh server to start");
        try (LoopbackSshServer client = LoopbackSshServer.start(root.resolve("sshd"))) {
            client.authorize(keys().of(definition.client().id()).publicKey());
            address = client.address();
            define(List.of());

            assertNotFollowed("a/deep");
        }
    }

    private void assertNotFollowed(String directory) {
        Trees.make(
                source, "mkdir -p a/deep/er ../secret/deep/er; for d in a a/deep a/deep/er; do echo mine > $d/x; done");
        Trees.make(root, "for d in secret secret/deep secret/deep/er; do echo secret > $d/x; done");
        good(run());
        Trees.make(source, "for d in a a/deep a/deep/er; do echo changed > $d/x; done; echo new > b/new");
        String target = root.resolve("secret") + directory.substring(1);
        beforeFetching("mv %s ../moved; ln -s %s %s".formatted(directory, target, directory));

        SnapshotFacts run = run();

        assertThat(published(run).manifest().content().engine().reason()).contains("became something else");
        assertThat(Files.isSymbolicLink(copyOf(run).resolve(directory))).isTrue();
        assertThat(copyOf(run).resolve("b/new")).hasContent("new");
        assertThat(Trees.make(copyOf(run), "grep -r secret . || true")).isEmpty();
    }

    @Test
    void whatVanishesFromUnderThePlainWayIsGone() {
        SnapshotId good = good(run());
        changes = distrusted(changes);
        Pull real = pull;
        pull = (request, progress, cancellation) -> {
            PullResult result = real.pull(request, progress, cancellation);
            Trees.make(request.destination(), "rm ./%s/a/* ./%s/b/{02..50}".formatted(source, source));
            return ended(PullRun.VANISHED, result);
        };

        SnapshotFacts hollow = run();

        assertThat(hollow.files()).isOne();
        assertThat(hollow.finding()).isNotNull();
        assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
    }

    /** As with one that only its owner may read: it is there, and that is not denied. */
    @Test
    void whatCanNotBeReadHasNotGone() {
        good(run());
        Trees.make(source, "echo changed > a/01");
        ChangePull real = changes;
        changes = new Partial(real, "a/01");

        SnapshotFacts run = run();

        assertThat(run.files()).isEqualTo(99);
        assertThat(run.warnings())
                .anyMatch(warning -> warning.startsWith("1 files that differed could not be fetched"))
                .noneMatch(warning -> warning.contains("had gone"));
    }

    /** Root may read all: here is one that could not. */
    private record Partial(ChangePull real, String unread) implements ChangePull {

        @Override
        public Comparison compare(PullRequest request, List<TreePath> subtrees, Cancellation cancellation) {
            return real.compare(request, subtrees, cancellation);
        }

        @Override
        public PullResult apply(ApplyRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
            PullResult result = real.apply(request, progress, cancellation);
            PullRequest pull = request.pull();
            Trees.make(pull.destination(), "rm './%s/%s'".formatted(pull.paths().getFirst(), unread));
            return ended(PullRun.PARTIAL, result);
        }

        @Override
        public PullResult refresh(PullRequest request, List<TreePath> files, Cancellation cancellation) {
            return real.refresh(request, files, cancellation);
        }
    }

    private static PullResult ended(int exitCode, PullResult result) {
        return result instanceof PullResult.Complete(PullRun run, var warnings)
                ? new PullResult.Complete(
                        new PullRun(
                                exitCode,
                                run.rsyncVersion(),
                                run.arguments(),
                                run.stats(),
                                run.complaints(),
                                run.duration()),
                        warnings)
                : result;
    }

    @Test
    void whoChangesTheJobHasNotDecidedAboutWhatWasSetAside() {
        good(run());
        Trees.make(source, ALL_BUT_ONE);
        assertFound("source.emptied-directory", run());

        define(List.of("*.tmp"));

        assertFound("source.emptied-directory", run());
        Trees.make(source, "mv ../away/* a");
        good(run());
    }

    @Test
    void whatIsNewElsewhereDoesNotStandForWhatIsMissing() {
        // Its bytes are few: the number of its files alone must raise it.
        Trees.make(source, "mkdir disk; mv b/{01..25} disk; head -c 100000 /dev/zero > a/large");
        SnapshotId good = good(run());
        Trees.make(source, "mkdir ../unmounted; mv disk/* ../unmounted; for i in {1..40}; do echo $i > a/log$i; done");

        for (int day = 1; day <= 2; day++) {
            Trees.make(source, "echo %d > a/day%d".formatted(day, day));
            assertFound("source.emptied-directory", run());
            assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
        }
    }

    @Test
    void whatWasMovedWithinTheSourceIsNotMissing() {
        Trees.make(source, "mkdir new; mv b/{01..25} new");
        good(run());
        Trees.make(source, "mkdir cur; mv new/* cur");

        good(run());
    }

    @Test
    void aFreshDiskInPlaceOfAFullOneIsNoticed() {
        Trees.make(root, "truncate -s 4M image fresh; mkfs.ext2 -q image; mkfs.ext2 -q fresh; mkdir source/disk");
        assumeTrue(diskMounted(), "not allowed to mount");
        try {
            Trees.make(source, "mv b/* disk");
            SnapshotId good = good(run());
            Trees.make(source, "umount disk; mount -o loop ../fresh disk");

            assertFound("source.emptied-directory", run());
            assertThat(catalog().latest().orElseThrow().id()).isEqualTo(good);
        } finally {
            Trees.make(source, "umount disk || true");
        }
    }

    @Test
    void whatADiskThatFailsDoesNotTellIsKept() throws IOException {
        Trees.make(
                root,
                "truncate -s 64M image; mkfs.ext4 -q -O ^has_journal,^metadata_csum -E lazy_itable_init=0 -g 8192 image; mkdir source/disk");
        assumeTrue(diskMounted(), "not allowed to mount");
        try {
            Trees.make(
                    source,
                    "rm -r disk/lost+found; for i in {1..10}; do echo $i > disk/f$i; done; mkdir -m 750 disk/x; mv b/{01..09} disk/x");
            good(run());
            Trees.make(
                    source, "umount disk; mount -o loop ../image disk; ls disk > /dev/null; truncate -s 200K ../image");
            assumeTrue(Trees.make(source, "stat disk/x 2>&1 || true").contains("Input/output error"), "it still tells");

            SnapshotFacts run = run();

            assertThat(copyOf(run).resolve("disk/x/09")).hasContent("09");
            assertThat(Files.getAttribute(copyOf(run).resolve("disk/x"), "unix:mode"))
                    .isEqualTo(040750);
            assertThat(run.warnings())
                    .anyMatch(warning -> warning.contains("/disk/x can't be looked into: it was kept"));
        } finally {
            Trees.make(source, "umount disk || true");
        }
    }

    private ChangePull moving = changes;

    /** At the end of the next comparison. */
    private void beforeFetching(String script) {
        moving = changes;
        changes = new ChangePull() {
            @Override
            public Comparison compare(PullRequest request, List<TreePath> subtrees, Cancellation cancellation) {
                return moving.compare(request, subtrees, cancellation);
            }

            @Override
            public PullResult apply(ApplyRequest request, Consumer<RsyncProgress> progress, Cancellation cancellation) {
                Trees.make(source, script);
                return moving.apply(request, progress, cancellation);
            }

            @Override
            public PullResult refresh(PullRequest request, List<TreePath> files, Cancellation cancellation) {
                return moving.refresh(request, files, cancellation);
            }
        };
    }

    private ChangePull still() {
        return moving;
    }
}
