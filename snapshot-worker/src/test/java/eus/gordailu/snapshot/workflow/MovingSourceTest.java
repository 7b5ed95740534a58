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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"日本", "$'x\\351'", "'with a space'", "$'two\\nlines'"})
    void whateverItsName(String name) {
        Trees.make(
                source,
                "mkdir -p t/%s/deep ../secret/deep; echo mine > t/%s/x; echo mine > t/%s/deep/y"
                        .formatted(name, name, name));
        Trees.make(root, "echo secret > secret/x; echo secret > secret/deep/y");
        good(run());
        Trees.make(source, "echo changed > t/%s/x; echo changed > t/%s/deep/y".formatted(name, name));
        beforeFetching("mv t/%s ../moved; ln -s %s t/%s".formatted(name, root.resolve("secret"), name));

        SnapshotFacts run = run();

        assertThat(published(run).manifest().content().engine().reason()).contains("became something else");
        assertThat(Trees.make(copyOf(run), "grep -r secret . || true")).isEmpty();
    }

    /** Of a directory that only lost an entry, the attributes alone are fetched. */
    @Test
    void norForADirectorysAttributes() {
        Trees.make(source, "mkdir -p d/sub; echo 1 > d/sub/f; echo 2 > d/sub/g; touch -d @1000000000 d/sub");
        Trees.make(root, "mkdir -p secret/sub; touch -d @5 secret/sub; setfattr -n user.secret -v key secret/sub");
        good(run());
        Trees.make(source, "rm d/sub/f; touch -d @1000000000 d/sub");
        beforeFetching("mv d ../moved; ln -s %s d".formatted(root.resolve("secret")));

        SnapshotFacts run = run();

        assertThat(published(run).manifest().content().engine().reason()).contains("became something else");
        assertThat(copyOf(run).resolve("d")).isSymbolicLink();
    }

    /** Where it led to something, it may have been a link in the meantime. */
    @Test
    void norWhereItHasGoneAgain() {
        Trees.make(source, "mkdir d; echo mine > d/a; echo mine > d/x");
        Trees.make(root, "mkdir secret; echo secret > secret/x");
        good(run());
        Trees.make(source, "echo changed > d/a; echo changed > d/x");
        Path looking = job().path().resolve("incoming/scratch/.gordailu-ways");
        CompletableFuture<Void> removed = CompletableFuture.runAsync(() -> {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!Files.exists(looking) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            removeLink(source.resolve("d"));
        });
        beforeFetching("mv d ../moved; ln -s %s d".formatted(root.resolve("secret")));

        SnapshotFacts run = run();

        removed.join();
        assertThat(Trees.make(copyOf(run), "grep -r secret . || true")).isEmpty();
    }

    private static void removeLink(Path link) {
        try {
            Files.delete(link);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name that we have linked shares its inode with the snapshot before; rsync would give it the directory's time. */
    @ParameterizedTest
    @CsvSource({
        "ln a/01 a/new, rm a/new; mkdir a/new; touch -d @5 a/new",
        "ln a/01 b/new, rm a/01; mkdir a/01; touch -d @5 a/01",
        "ln a/02 a/000, rm a/02; mkdir a/02; touch -d @5 a/02",
        "ln a/02 a/03x; chmod 600 b/01, rm a/02; mkdir a/02; touch -d @5 a/02; touch -d @6 a/03x",
        "ln a/01 a/new; ln a/01 a/0, rm a/0; mkdir -m 500 a/0; touch -d @5 a/0"
    })
    void aNewNameThatBecomesADirectoryChangesNoOlderSnapshot(String links, String meanwhile) {
        SnapshotFacts old = run();
        String before = Trees.make(copyOf(old), "stat -c '%n %y %a' a/01 a/02");
        Trees.make(source, links);
        beforeFetching(meanwhile);

        run();

        assertThat(Trees.make(copyOf(old), "stat -c '%n %y %a' a/01 a/02")).isEqualTo(before);
    }

    /** Nor where that name is a path of the job by itself, whatever it was. */
    @ParameterizedTest
    @CsvSource({
        "echo single > single, rm single; ln first single, rm single; mkdir single; touch -d @5 single",
        "mkdir single, rmdir single; ln first single, rm single; mkdir -m 700 single; touch -d @5 single",
    })
    void norDoesAPathOfTheJob(String atFirst, String then, String meanwhile) {
        Trees.make(source, "echo first > first; " + atFirst);
        define(List.of(source + "/a", source + "/first", source + "/single"), List.of());
        SnapshotFacts old = run();
        String before = Trees.make(copyOf(old), "stat -c '%n %y %a' first");
        Trees.make(source, then);
        beforeFetching(meanwhile);

        published(run());

        assertThat(Trees.make(copyOf(old), "stat -c '%n %y %a' first")).isEqualTo(before);
    }

    /** The comparison had seen another mode alone; by the fetch all was encrypted. */
    @Test
    void whatIsRewrittenAfterTheComparisonIsCountedAndNoticed() {
        for (int day = 0; day < 8; day++) {
            Trees.make(source, "echo %d > a/01".formatted(day));
            good(run());
        }
        Trees.make(source, "chmod 600 a/* b/*");
        beforeFetching("for f in a/* b/*; do echo encrypted > $f; done");

        SnapshotFacts run = run();

        assertThat(Trees.make(copyOf(run), "cat a/* b/* | grep -c encrypted")).isEqualTo("100\n");
        assertThat(inspection(run).changes()).isEqualTo(new ChangeCounts(0, 100, 0));
        assertThat(run.finding()).isNotNull();
    }

    @Test
    void aDirectoryInTheSteadOfAFileIsOneThatHasGone() {
        good(run());
        Trees.make(source, "rm a/01; mkdir a/01; echo in > a/01/in");

        assertThat(inspection(run()).changes()).isEqualTo(new ChangeCounts(1, 0, 1));
    }

    /** We make it for the names that we link; its own mode and time it would have got from the source. */
    @Test
    void aNewDirectoryOfNewNamesAloneThatGoesIsNotThere() {
        good(run());
        Trees.make(source, "mkdir -m 755 n; ln a/01 n/link");
        beforeFetching("rm -r n");

        SnapshotFacts run = run();

        assertThat(copyOf(run).resolve("n")).doesNotExist();
        assertThat(copyOf(run).resolve("a/01")).exists();
    }

    /** What it was when it was compared is not what is there: neither may blind the guard. */
    @Test
    void theSizeOfWhatWentIsNotThatOfTheSnapshot() {
        Trees.make(source, "mkdir disk; for i in {1..5}; do head -c 1000000 /dev/urandom > disk/$i; done");
        good(run());
        Trees.make(source, "truncate -s 1G a/scratch.iso; mkdir a/n");
        beforeFetching("rm a/scratch.iso; rmdir a/n; echo x > a/n");

        SnapshotFacts run = run();

        changes = still();
        assertThat(run.files()).isEqualTo(106);
        assertThat(run.bytes()).isLessThan(10_000_000);
        Trees.make(source, "mkdir ../away; mv disk/* ../away");
        assertFound("source.emptied-directory", run());
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

        @Override
        public Comparison excluded(PullRequest request, Path tree, Cancellation cancellation) {
            return real.excluded(request, tree, cancellation);
        }
    }

    private static PullResult ended(int exitCode, PullResult result) {
        return result instanceof PullResult.Complete(PullRun run, var warnings)
                ? new PullResult.Complete(
                        new PullRun(
                                exitCode,
                                run.rsyncVersion(),
                                run.arguments(),
                                run.peer(),
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

    /** They are old, and still others than those that are missing. */
    @Test
    void norDoesWhatComesFromAnArchive() {
        Trees.make(source, "mkdir disk; mv b/{01..25} disk");
        good(run());
        Trees.make(
                root,
                "mkdir unmounted; mv source/disk/* unmounted; mkdir source/new; cd source/new;"
                        + " for i in {1..40}; do echo other > $i; touch -d 2001-01-01 $i; done");

        assertFound("source.emptied-directory", run());
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
                    .anyMatch(warning ->
                            warning.startsWith("10 entries in ") && warning.contains("/disk could not be fetched"));
        } finally {
            Trees.make(source, "umount disk || true");
        }
    }

    /** It tells that there are files, and what they are called, and breaks off while one reads them. */
    @ParameterizedTest
    @CsvSource({"2, true", "2, false", "150, true", "150, false"})
    void whatChangedAndCanNotBeReadToItsEndIsKeptAsItWas(int broken, boolean trusted) {
        Trees.make(root, "truncate -s 16M image; mkfs.ext2 -q -b 1024 -N 1024 image; mkdir source/disk");
        assumeTrue(diskMounted(), "not allowed to mount");
        try {
            Trees.make(source, """
                    rm -r disk/lost+found; for i in {1..%d}; do echo $i > disk/f$i; done
                    ln disk/f2 disk/name; echo old > disk/well; echo old > disk/gone
                    """.formatted(broken));
            good(run());
            Trees.make(source, """
                    for i in {1..%1$d}; do seq 4000 > disk/f$i; done; echo new > disk/well; rm disk/gone; umount disk
                    for i in {1..%1$d}; do echo "sif f$i block[IND] 2000000000"; done > ../script
                    debugfs -w -f ../script ../image > /dev/null 2>&1; mount -o loop ../image disk
                    """.formatted(broken));
            assumeTrue(Trees.make(source, "cat disk/f1 2>&1 || true").contains("Input/output error"), "it still tells");
            changes = trusted ? changes : distrusted(changes);
            for (int day = 0; day < 2; day++) {
                SnapshotFacts run = run();

                good(run);
                assertThat(Trees.make(
                                copyOf(run), "cat disk/f1 disk/f2 disk/name disk/f%d disk/well".formatted(broken)))
                        .isEqualTo("1\n2\n2\n%d\nnew\n".formatted(broken));
                List<String> names = Stream.of(Objects.requireNonNull(
                                copyOf(run).resolve("disk").toFile().list()))
                        // Of more than are remembered, every file that is missing counts as one.
                        .filter(name -> broken == 2 || trusted || !name.equals("gone"))
                        .toList();
                assertThat(names).hasSize(broken + 2).doesNotContain("gone");
                assertThat(run.warnings()).anyMatch(warning -> warning.contains(" kept as "));
            }
        } finally {
            Trees.make(source, "umount disk || true");
        }
    }
}
