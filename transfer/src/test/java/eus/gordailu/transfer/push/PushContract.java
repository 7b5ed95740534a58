package eus.gordailu.transfer.push;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for each way to a client. */
abstract class PushContract {

    @TempDir
    Path root;

    PushWorld world;

    /** The tree of a snapshot, in which srv/www is. */
    Path tree;

    /** The directory at the client. */
    Path target;

    abstract Route route();

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectories(root.resolve("a snapshot's data"));
        Files.createDirectories(tree.resolve("srv/www"));
        target = Files.createDirectories(root.resolve("the target: it's here"));
        world = PushWorld.in(root, tree);
    }

    @Test
    void whatIsRestoredIsAsItWasWithAllStrangeNamesAndAttributes() throws IOException {
        Trees.make(tree.resolve("srv/www"), Trees.STRANGE);
        Files.setAttribute(tree.resolve("srv/www/h1"), "user:second", ByteBuffer.wrap(new byte[] {0, 1, 2}));

        PushResult.Complete result = PushWorld.complete(push("srv/www"));

        assertThat(result.warnings()).isEmpty();
        assertThat(Trees.listing(at("srv/www"))).isEqualTo(Trees.listing(tree.resolve("srv/www")));
        assertThat(Trees.checksums(at("srv/www"))).isEqualTo(Trees.checksums(tree.resolve("srv/www")));
        assertThat(Trees.differences(tree.resolve("srv/www"), at("srv/www"))).isEmpty();
        assertThat(result.stats().transferredFiles()).isEqualTo(11);
    }

    @Test
    void aNameThatIsNoTextCanBeRestoredAloneThoughWhatLeadsThereIsMissing() {
        Trees.make(
                tree.resolve("srv/www"),
                "mkdir -m 711 $'l\\351on'; echo 1 > $'l\\351on/caf\\351'; echo 2 > $'l\\351on/[a]*'");

        PushWorld.complete(world.push(world.request(route(), target, new TreePath("srv/www/l\u00e9on/caf\u00e9"))));

        assertThat(Trees.make(target, "find . -printf '%P %m\\n' | sort"))
                .contains("srv/www/l\u00e9on 711\nsrv/www/l\u00e9on/caf\u00e9 ")
                .doesNotContain("[a]");
    }

    @Test
    void theWholeTreeIsRestoredWithTheRootsOwnAttributes() {
        Trees.make(tree, "echo 1 > srv/www/a; mkdir etc; echo 2 > etc/hosts; chmod 711 .; touch -d 2001-02-03 .");

        PushWorld.complete(world.push(world.request(route(), target, TreePath.ROOT)));

        assertThat(Trees.differences(tree, target)).isEmpty();
    }

    @Test
    void aDryRunTellsWhatItWouldDoAndDoesNothing() {
        Trees.make(tree.resolve("srv/www"), "echo new > a; echo b > b; chmod 600 b; mkdir d; echo c > d/c");
        Trees.make(
                target,
                "mkdir -p srv/www; echo old > srv/www/a; cp -p %s/b srv/www/b; chmod 644 srv/www/b; echo mine > srv/www/mine"
                        .formatted("'" + ("" + tree.resolve("srv/www")).replace("'", "'\\''") + "'"));
        List<String> before = Trees.listing(target);

        PushResult.Complete result = PushWorld.complete(
                world.push(PushWorld.dry(PushWorld.deleting(world.request(route(), target, TreePath.of("srv/www"))))));

        assertThat(Trees.listing(target)).isEqualTo(before);
        assertThat(world.changes())
                .extracting(PushContract::shown)
                .containsExactlyInAnyOrder(
                        "Deleted srv/www/mine",
                        "Altered srv/www",
                        "Altered srv/www/a",
                        "Altered srv/www/b",
                        "Created srv/www/d",
                        "Created srv/www/d/c");
        assertThat(result.stats().deletedFiles()).isEqualTo(1);
    }

    @Test
    void whatLeadsThereIsLeftAsItIsAndMadeAsItWasWhereItIsMissing() throws IOException {
        Trees.make(
                tree,
                "mkdir -p srv/www/new/deep; echo 1 > srv/www/new/deep/f; echo 2 > srv/www/new/other;"
                        + " chmod 700 srv; chmod 2750 srv/www/new; touch -d 2001-02-03 srv/www/new/deep srv/www/new");
        Trees.make(target, "mkdir -m 755 -p srv/www; touch -d 2011-01-01 srv");

        PushWorld.complete(push("srv/www/new/deep/f"));

        assertThat(Trees.make(target, "stat -c '%a %y' srv")).startsWith("755 2011-01-01");
        assertThat(Trees.make(target, "stat -c '%a %y' srv/www/new")).startsWith("2750 2001-02-03");
        assertThat(Trees.make(target, "stat -c '%y' srv/www/new/deep")).startsWith("2001-02-03");
        assertThat(at("srv/www/new/deep/f")).hasContent("1");
        assertThat(at("srv/www/new/other")).doesNotExist();
    }

    @Test
    void nothingIsDeletedUnlessThatIsAskedFor() {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a");
        Trees.make(target, "mkdir -p srv/www/d; touch srv/www/mine srv/www/d/mine srv/beside");

        PushWorld.complete(push("srv/www"));
        assertThat(at("srv/www/mine")).exists();
        assertThat(at("srv/www/d/mine")).exists();

        PushWorld.complete(world.push(PushWorld.deleting(world.request(route(), target, TreePath.of("srv/www")))));
        assertThat(at("srv/www/mine")).doesNotExist();
        assertThat(at("srv/www/d")).doesNotExist();
        assertThat(at("srv/www/a")).hasContent("1");
        assertThat(at("srv/beside")).exists();
    }

    @Test
    void whatWasInNoSnapshotIsNeverDeleted() {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a");
        Trees.make(target, "mkdir -p srv/www/cache srv/www/d; touch srv/www/cache/x srv/www/d/y.tmp srv/www/mine");

        PushResult.Complete result = PushWorld.complete(world.push(PushWorld.deleting(
                world.request(route(), target, TreePath.of("srv/www")), "cache/", "/srv/www/d/*.tmp")));

        assertThat(at("srv/www/cache/x")).exists();
        assertThat(at("srv/www/d/y.tmp")).exists();
        assertThat(at("srv/www/mine")).doesNotExist();
        assertThat(result.stats().deletedFiles()).isEqualTo(1);
    }

    @Test
    void whereBackupsWouldBeDeletedNothingIsDone() {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a");
        Trees.make(
                target, "mkdir -p srv/www/backups; touch srv/www/mine srv/www/backups/.keep-out srv/www/backups/data");

        assertThat(PushWorld.failureOf(
                        world.push(PushWorld.deleting(world.request(route(), target, TreePath.of("srv/www"))))))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo("restore.around-backups");
                    assertThat(failure.sentence()).contains("srv/www/backups", "nothing was restored");
                });
        assertThat(at("srv/www/backups/data")).exists();
        assertThat(at("srv/www/mine")).exists();
        assertThat(at("srv/www/a")).doesNotExist();
    }

    @Test
    void nothingIsRestoredAroundBackupsOrIntoThemAlsoWithoutDeletingAndWhateverIsExcluded() {
        Trees.make(tree.resolve("srv/www"), "mkdir backups; echo old > backups/data; echo 1 > a");
        Trees.make(
                target,
                "mkdir -p srv/www/backups/job; touch srv/www/backups/.keep-out; echo new > srv/www/backups/data");
        PushRequest around = world.request(route(), target, TreePath.of("srv/www"));
        PushRequest into = world.request(route(), at("srv/www/backups/job"), TreePath.of("srv/www/a"));

        for (PushRequest request : List.of(
                around,
                PushWorld.dry(around),
                PushWorld.deleting(around, ".*"),
                PushWorld.deleting(around, "backups/"))) {
            assertThat(PushWorld.failureOf(world.push(request)).code()).isEqualTo("restore.around-backups");
        }
        for (PushRequest request : List.of(into, PushWorld.dry(into))) {
            assertThat(PushWorld.failureOf(world.push(request)).code()).isEqualTo("restore.into-backups");
        }
        assertThat(at("srv/www/backups/data")).hasContent("new");
        assertThat(at("srv/www/backups/job")).isEmptyDirectory();
        assertThat(at("srv/www/a")).doesNotExist();
    }

    @Test
    void whatIsExcludedStaysAlsoInADirectoryThatIsInTheSnapshot() {
        Trees.make(tree.resolve("srv/www"), "mkdir -p cache/kept d; echo 1 > cache/kept/a");
        Trees.make(
                target,
                "mkdir -p srv/www/cache/other srv/www/d; touch srv/www/cache/x srv/www/cache/other/y srv/www/d/mine");

        for (String pattern : List.of("cache/", "cache", "/srv/www/cache")) {
            PushWorld.complete(
                    world.push(PushWorld.deleting(world.request(route(), target, TreePath.of("srv/www")), pattern)));

            assertThat(at("srv/www/cache/x")).as(pattern).exists();
            assertThat(at("srv/www/cache/other/y")).as(pattern).exists();
            assertThat(at("srv/www/d/mine")).as(pattern).doesNotExist();
        }
    }

    @Test
    void aDirectoryThatIsReachedByALinkOrHasBecomeOneIsRefused() {
        Trees.make(tree.resolve("srv/www"), "mkdir d; echo 1 > d/a");
        Trees.make(target, "mkdir -p real elsewhere srv/www; ln -s real way; ln -s ../../elsewhere srv/www/d");

        for (PushRequest request : List.of(
                world.request(route(), at("way"), TreePath.of("srv/www")),
                world.request(route(), at("way/below"), TreePath.of("srv/www")),
                world.request(route(), target, TreePath.of("srv/www/d")))) {
            assertThat(PushWorld.failureOf(world.push(request)).code()).isEqualTo("restore.not-a-directory");
        }
        assertThat(at("real")).isEmptyDirectory();
        assertThat(at("elsewhere")).isEmptyDirectory();
    }

    @Test
    void whatIsInTheWayIsToldBeforeItIsReplaced() {
        Trees.make(tree.resolve("srv/www"), "mkdir dir; echo 1 > dir/f");
        Trees.make(target, "mkdir -p srv/www; echo precious > srv/www/dir");

        PushWorld.complete(world.push(PushWorld.dry(world.request(route(), target, TreePath.of("srv/www")))));

        assertThat(world.changes()).contains(new PushChange.InTheWay(TreePath.of("srv/www/dir")));
        assertThat(at("srv/www/dir")).hasContent("precious");
    }

    @Test
    void nothingIsRestoredThroughALink() {
        Trees.make(tree.resolve("srv/www"), "mkdir d; echo evil > d/passwd");
        Trees.make(target, "mkdir -p srv/www elsewhere; echo good > elsewhere/passwd; ln -s ../../elsewhere srv/www/d");

        assertThat(PushWorld.failureOf(push("srv/www/d/passwd"))).satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("restore.not-a-directory");
            assertThat(failure.sentence()).contains("srv/www/d on ", " is no directory");
        });
        assertThat(at("elsewhere/passwd")).hasContent("good");
        assertThat(at("srv/www/d")).isSymbolicLink();
    }

    @Test
    void aDirectoryThatBecomesALinkMeanwhileIsTold() {
        Trees.make(tree.resolve("srv/www"), "mkdir d; for i in $(seq 20); do echo $i > d/$i; done");
        Trees.make(target, "mkdir -p srv/www/d elsewhere");
        AtomicBoolean replaced = new AtomicBoolean();

        PushResult result = world.push()
                .push(
                        world.request(route(), target, TreePath.of("srv/www/d/1"), TreePath.of("srv/www/d/2")),
                        change -> {
                            if (replaced.compareAndSet(false, true)) {
                                Trees.make(target, "mv srv/www/d srv/www/old; ln -s ../../elsewhere srv/www/d");
                            }
                        },
                        _ -> {},
                        Cancellation.never());

        Failure failure = PushWorld.failureOf(result);
        assertThat(failure.code()).isEqualTo("restore.directory-replaced");
        assertThat(failure.sentence()).contains("srv/www/d ");
    }

    @Test
    void whatStandsInTheWayOfAFileStaysAndIsTold() {
        Trees.make(tree.resolve("srv/www"), "echo 1 > a; echo 2 > b");
        Trees.make(target, "mkdir -p srv/www/a; echo mine > srv/www/a/f");

        PushResult.Complete result = PushWorld.complete(push("srv/www"));

        assertThat(at("srv/www/a/f")).hasContent("mine");
        assertThat(at("srv/www/b")).hasContent("2");
        assertThat(result.warnings())
                .anySatisfy(warning -> assertThat(warning.sentence()).contains("srv/www/a"));
    }

    PushResult push(String... paths) {
        return world.push(world.request(
                route(), target, List.of(paths).stream().map(TreePath::of).toArray(TreePath[]::new)));
    }

    Path at(String place) {
        return target.resolve(place);
    }

    static String shown(PushChange change) {
        return switch (change) {
            case PushChange.Told(var told) -> told.getClass().getSimpleName() + " " + told.path();
            case PushChange.InTheWay(var path) -> "InTheWay " + path;
        };
    }
}
