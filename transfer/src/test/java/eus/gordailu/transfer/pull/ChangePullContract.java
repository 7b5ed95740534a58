package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.Difference;
import eus.gordailu.transfer.rsync.EntryType;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.PosixAcl;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comparing and applying do, from whichever side the files come: each kind of address passes it. */
@Timeout(60)
abstract class ChangePullContract {

    @TempDir
    Path root;

    PullWorld world;
    ChangePull changePull;
    Path source;

    abstract Route route();

    /** What of the previous snapshot is compared beside the rest. */
    List<TreePath> subtrees(Path latest) {
        return List.of();
    }

    @BeforeEach
    void makeSource() throws IOException {
        world = PullWorld.in(root);
        changePull = new RsyncChangePull(new ProcessRunner(), world.keys(), Confinements.here());
        source = Files.createDirectories(root.resolve("the client/the source: it's *[here]?"));
        // The directories that lead to the source differ in nothing but what a test does to them.
        Files.setLastModifiedTime(root, FileTime.from(Instant.EPOCH));
    }

    @Test
    void aComparisonNamesAllThatDiffers() {
        Trees.make(source, """
                mkdir d gone gone/sub was-dir; echo 1 > same; echo 1 > content; echo 1 > mode; echo 1 > time
                touch gone/f gone/sub/f was-dir/f was-file; ln -s a link; ln -s a was-link; echo 1 > h1; ln h1 h2; mkfifo pipe
                """);
        Path one = pulled("one");
        Trees.make(source, """
                echo 22 > content; chmod 600 mode; touch -d '2001-01-01 00:00:00.000000001' time pipe
                rm -r gone was-dir was-file was-link; echo 1 > was-dir; mkdir was-file; echo 1 > was-link; echo 1 > was-file/f
                ln -sfn b link; ln h1 h3; chmod 700 d; echo new > d/new; touch -d '2001-01-01' d
                """);

        Map<String, Change> changes = changesByPath(compared("two", one));

        assertThat(changes.keySet())
                .containsExactlyInAnyOrder(
                        "",
                        "content",
                        "mode",
                        "time",
                        "pipe",
                        "gone",
                        "gone/f",
                        "gone/sub",
                        "gone/sub/f",
                        "was-dir",
                        "was-dir/f",
                        "was-file",
                        "was-file/f",
                        "was-link",
                        "link",
                        "h3",
                        "d",
                        "d/new");
        assertThat(changes.get("content"))
                .isEqualTo(altered("content", EntryType.FILE, Difference.SIZE, Difference.TIME));
        assertThat(changes.get("mode")).isEqualTo(altered("mode", EntryType.FILE, Difference.MODE));
        assertThat(changes.get("time")).isEqualTo(altered("time", EntryType.FILE, Difference.TIME));
        assertThat(changes.get("pipe")).isEqualTo(altered("pipe", EntryType.SPECIAL, Difference.TIME));
        assertThat(changes.get("gone/sub")).isEqualTo(new Change.Deleted(place("gone/sub"), true));
        assertThat(changes.get("was-dir/f")).isEqualTo(new Change.Deleted(place("was-dir/f"), false));
        assertThat(changes.get("was-dir")).isEqualTo(created("was-dir", EntryType.FILE));
        assertThat(changes.get("was-file")).isEqualTo(created("was-file", EntryType.DIRECTORY));
        assertThat(changes.get("was-link")).isEqualTo(created("was-link", EntryType.FILE));
        assertThat(changes.get("link"))
                .isEqualTo(altered("link", EntryType.SYMLINK, Difference.CONTENT, Difference.TIME));
        assertThat(changes.get("h3"))
                .isEqualTo(new Change.Created(place("h3"), EntryType.FILE, Optional.of(place("h1"))));
        assertThat(changes.get("d")).isEqualTo(altered("d", EntryType.DIRECTORY, Difference.TIME, Difference.MODE));
    }

    @Test
    void aNameThatLooksEscapedIsReadBackWhereverItStandsInALongLine() {
        Trees.make(source, """
                for i in {1..4}; do mkdir "$(printf 'd%.0s' {1..230})"; cd d*; done
                """);
        Path one = pulled("one");
        Trees.make(source, """
                for i in {1..4}; do cd d*; done; for i in {1..90}; do touch "$(printf 'q%.0s' $(seq $i))\\#012z"; done
                """);

        assertThat(changesByPath(compared("two", one)).keySet())
                .filteredOn(path -> path.contains("/q"))
                .hasSize(90)
                .allMatch(path -> path.endsWith("q\\#012z"));
    }

    @Test
    void anUnchangedSourceDiffersInNothing() {
        Trees.make(source, "mkdir d; echo 1 > d/f; ln d/f g; ln -s x l; mkfifo p");
        Path one = pulled("one");

        assertThat(changesByPath(compared("two", one))).isEmpty();
    }

    @Test
    void contentThatChangedUnderTheSameSizeAndTimeIsSeenByChecksumAlone() {
        Trees.make(source, "echo 1 > f; touch -d 2001-01-01 f");
        Path one = pulled("one");
        Trees.make(source, "echo 2 > f; touch -d 2001-01-01 f");
        PullRequest request = PullWorld.linkedTo(request("two"), one);

        assertThat(changesByPath(compare(request, false))).isEmpty();
        assertThat(changesByPath(compare(request, true)))
                .containsExactly(Map.entry("f", altered("f", EntryType.FILE, Difference.CONTENT)));

        apply(request, compare(request, true));

        assertThat(copyIn("two").resolve("f")).hasContent("2\n");
        assertThat(copyIn("one").resolve("f")).hasContent("1\n");
    }

    @Test
    void whatIsNewlyExcludedIsDeletedAndItsDirectoryKeepsItsTime() {
        Trees.make(source, "mkdir d; touch d/a.tmp d/b; touch -d 2001-01-01 d");
        Path one = pulled("one");
        PullRequest request = PullWorld.excluding(PullWorld.linkedTo(request("two"), one), "*.tmp");

        apply(request, compare(request, false));

        assertThat(copyIn("two").resolve("d/a.tmp")).doesNotExist();
        assertThat(Trees.make(copyIn("two"), "stat -c %y d")).isEqualTo(Trees.make(source, "stat -c %y d"));
    }

    @Test
    void whatARuleBringsIsComparedAndFetchedLikeAllElse() {
        Trees.make(source, "mkdir -p a/deep b; touch a/x.tmp a/keep.tmp b/keep.tmp b/x.tmp f.tmp a/deep/keep.tmp");
        pull(PullWorld.excluding(request("one"), "+ keep.tmp", "*.tmp"));
        Trees.make(source, "echo 1 > a/keep.tmp; echo 1 > b/keep.tmp; echo 1 > b/x.tmp; rm a/deep/keep.tmp");
        PullRequest request = PullWorld.excluding(PullWorld.linkedTo(request("two"), at("one")), "+ keep.tmp", "*.tmp");

        Changes changes = compare(request, false);
        apply(request, changes);

        assertThat(changesByPath(changes)).containsOnlyKeys("a/keep.tmp", "b/keep.tmp", "a/deep", "a/deep/keep.tmp");
        assertThat(Trees.make(copyIn("two"), "find . -type f -size -2 | sort; cat a/keep.tmp")
                        .split("\n"))
                .containsExactly("./a/keep.tmp", "./b/keep.tmp", "1");
    }

    /** Of a path with a slash at its end, the attributes alone are brought in a run of its own. */
    @Test
    void whatAppearsLaterDoesNotComeHalfBecauseARuleBringsIt() {
        Trees.make(source, "mkdir d; echo 1 > d/a.doc; echo 1 > d/b");
        String[] rules = {"+ */", "+ *.doc", "*"};
        pull(PullWorld.excluding(request("one", "/"), rules));
        Trees.make(source, "echo 2 > d/a.doc");
        PullRequest request = PullWorld.excluding(PullWorld.linkedTo(request("two", "/"), at("one")), rules);
        Changes changes = compare(request, false);
        Trees.make(source, "echo 1 > late.doc; mkdir later; echo 1 > later/c.doc");

        apply(request, changes);

        assertThat(Trees.make(copyIn("two"), "find . | sort; cat d/a.doc").split("\n"))
                .containsExactly(".", "./d", "./d/a.doc", "2");
    }

    @Test
    void whatIsNewlyKeptOutIsDeleted() {
        Trees.make(source, "mkdir d; touch d/a d/b");
        Path one = pulled("one");
        Trees.make(source, "echo '*' > d/.keep-out; echo new > c");
        PullRequest request = PullWorld.keptOutBy(PullWorld.linkedTo(request("two"), one), ".keep-out");

        apply(request, compare(request, false));

        assertThat(copyIn("two").resolve("c")).hasContent("new\n");
        assertThat(copyIn("two").resolve("d")).isEmptyDirectory();
    }

    @Test
    void whatIsKeptOutIsSoAlsoWherePatternsHideTheFileThatSaysIt() {
        Trees.make(source, "mkdir d; touch d/a d/b");
        Path one = pulled("one");
        Trees.make(source, "echo '*' > d/.keep-out; touch d/.hidden d/c");
        PullRequest request = PullWorld.leavingOut(
                PullWorld.linkedTo(request("two"), one), new Exclusions(List.of(".*"), List.of(".keep-out")));

        apply(request, compare(request, false));

        assertThat(copyIn("two").resolve("d")).isEmptyDirectory();
    }

    @Test
    void aChangedAclAloneIsFoundOnFilesAndDirectories() {
        Trees.make(source, "mkdir d; echo 1 > f; echo 2 > same");
        PosixAcl.addReader(source.resolve("same"), "access", 7);
        Path one = pulled("one");
        PosixAcl.addReader(source.resolve("f"), "access", 7);
        PosixAcl.addReader(source.resolve("d"), "default", 7);
        PullRequest request = PullWorld.linkedTo(request("two"), one);

        Changes changes = compare(request, false);
        apply(request, changes);

        // Directories above may change at any time: others work there too.
        TreePath whole = TreePath.of(source.toString().substring(1));
        assertThat(changes.stream()
                        .map(Change::path)
                        .filter(path -> path.isBelow(whole))
                        .map(TreePath::name))
                .containsExactlyInAnyOrder("f", "d");
        assertThat(Trees.differences(source, copyIn("two"))).isEmpty();
    }

    @Test
    void theDirectoriesThatLeadToAPathFollowTheSource() {
        Trees.make(source, "mkdir -p a/b; echo 1 > a/b/f; chmod 755 a");
        pull(request("one", "/a/b"));
        Trees.make(source, "chmod 750 a; touch -d 2001-01-01 a; echo 2 > a/beside");
        PullRequest request = PullWorld.linkedTo(request("two", "/a/b"), at("one"));

        apply(request, compare(request, false));

        assertThat(Trees.make(copyIn("two"), "stat -c '%a %y' a")).isEqualTo(Trees.make(source, "stat -c '%a %y' a"));
        assertThat(copyIn("two").resolve("a/beside")).doesNotExist();
    }

    @Test
    void whatIsThereIsLeftAloneEvenWhenItWasForgottenToTakeItAway() {
        Trees.make(source, "echo 1 > mode; echo 1 > content; echo 1 > both; ln both both2");
        Path one = pulled("one");
        TreeState before = TreeState.of(one);
        Trees.make(source, "chmod 600 mode; chown 1:1 mode || true; echo 22 > content; chmod 600 both; touch new");
        PullRequest request = PullWorld.linkedTo(request("two"), one);
        ApplyRequest apply = new ApplyRequest(request, compare(request, false));
        Trees.make(one, "cp -al . '%s'".formatted(request.destination()));

        PullWorld.complete(changePull.apply(apply, _ -> {}, Cancellation.never()));

        assertThat(TreeState.of(one)).isEqualTo(before);
        assertThat(copyIn("two").resolve("new")).exists();
    }

    @Test
    void whatChangesBetweenTheTwoLeavesTheOlderSnapshotAlone() {
        Trees.make(source, "echo 1 > a; ln a b; echo 1 > c; mkdir d; echo 1 > d/f");
        Path one = pulled("one");
        TreeState before = TreeState.of(one);
        Trees.make(source, "ln a a2; echo 2 > c; echo 2 > new");
        PullRequest request = PullWorld.linkedTo(request("two"), one);
        Changes changes = compare(request, false);
        Trees.make(source, "chmod 600 a; rm new; rm -r d; echo 1 > d; rm c; mkdir c");

        apply(request, changes);

        assertThat(TreeState.of(one)).isEqualTo(before);
        assertThat(copyIn("two").resolve("new")).doesNotExist();
    }

    @Test
    void aPathThatAPatternExcludesAltogetherIsMissed() {
        Trees.make(source, "mkdir here; touch here/f single");
        pull(request("one", "/here", "/single"));

        for (String excluded : List.of("here", "single")) {
            PullRequest request =
                    PullWorld.excluding(PullWorld.linkedTo(request(excluded, "/here", "/single"), at("one")), excluded);
            Failure failure = PullWorld.failureOf(applied(request, compare(request, false)));

            assertThat(failure.code()).isEqualTo("source.missing-path");
            assertThat(failure.sentence()).contains(source + "/" + excluded);
        }
    }

    /** What the one is linked to shares its inode, so rsync must not be told of it; and nothing else brings the directory's time. */
    @Test
    void twoPathsThatBecomeOneFileAreNotForAList() {
        Trees.make(source, "echo 1 > x; echo 2 > y; touch -d @1000000000 .");
        pull(request("one", "/x", "/y"));
        Trees.make(source, "ln -f x y; touch -d @1000000000 .");
        PullRequest request = PullWorld.linkedTo(request("two", "/x", "/y"), at("one"));

        assertThat(comparison(request, false))
                .isInstanceOfSatisfying(
                        Comparison.Untrusted.class,
                        untrusted -> assertThat(untrusted.reason()).contains("one more name of a file"));
    }

    @Test
    void aMissingPathFailsTheComparison() {
        Trees.make(source, "mkdir here there");
        pull(request("one", "/here", "/there"));
        Trees.make(source, "rm -r there");

        assertThat(comparison(PullWorld.linkedTo(request("two", "/here", "/there"), at("one")), false))
                .isInstanceOfSatisfying(
                        Comparison.Failed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo("source.missing-path"));
    }

    @Test
    void aPathThatGoesMissingBetweenTheTwoFailsTheApplying() {
        Trees.make(source, "mkdir here there; touch single");
        String[] paths = {"/here", "/there/", "/single"};
        pull(request("one", paths));
        PullRequest request = PullWorld.linkedTo(request("two", paths), at("one"));
        Changes changes = compare(request, false);

        for (String gone : List.of("here", "there", "single")) {
            Trees.make(source, "mv %s away".formatted(gone));

            assertThat(PullWorld.failureOf(applied(request, changes)).sentence())
                    .contains(source + "/" + gone);

            Trees.make(source, "mv away %s".formatted(gone));
        }
    }

    @Test
    void aPathWhoseDirectoryGoesMissingBetweenTheTwoFailsTheApplying() {
        Trees.make(root, "mkdir -p plain/above/here; touch plain/above/here/f");
        String path = root + "/plain/above/here";
        PullWorld.complete(world.run(world.request(route(), root.resolve("one"), path)));
        PullRequest two = PullWorld.linkedTo(world.request(route(), root.resolve("two"), path), root.resolve("one"));
        Changes changes = Changes.of(new Change.Altered(
                TreePath.of(path.substring(1) + "/f"), EntryType.FILE, Set.of(Difference.TIME), Optional.empty()));
        Trees.make(root, "mv plain/above plain/away");

        Failure failure = PullWorld.failureOf(applied(two, changes));

        assertThat(failure.code()).isEqualTo("source.missing-path");
        assertThat(failure.sentence()).contains(path);
    }

    @Test
    void aPathThatIsAFileSharesItsInodeUntilItDiffers() {
        Trees.make(source, "echo 1 > single");
        pull(request("one", "/single"));
        PullRequest two = PullWorld.linkedTo(request("two", "/single"), at("one"));
        apply(two, compare(two, false));
        assertThat(TreeState.inode(copyIn("two").resolve("single")))
                .isEqualTo(TreeState.inode(copyIn("one").resolve("single")));
        Trees.make(source, "chmod 600 single");

        PullRequest three = PullWorld.linkedTo(request("three", "/single"), at("two"));
        apply(three, compare(three, false));

        assertThat(TreeState.inode(copyIn("three").resolve("single")))
                .isNotEqualTo(TreeState.inode(copyIn("two").resolve("single")));
        assertThat(Trees.differences(source, copyIn("three"))).isEmpty();
    }

    @Test
    void aPathWithASlashAtItsEndIsWhatTheLinkLeadsTo() {
        Trees.make(source, "mkdir real real/inner; echo 1 > real/f; ln -s real link; mkdir other");
        String[] paths = {"/link/", "/link/inner/", "/other"};
        pull(request("one", paths));
        Trees.make(source, "echo 2 > real/new; rm real/f; chmod 700 real; touch -d 2001-01-01 real");
        PullRequest request = PullWorld.linkedTo(request("two", paths), at("one"));

        apply(request, compare(request, false));

        assertThat(Trees.make(copyIn("two"), "find . | sort")).isEqualTo("""
                .
                ./link
                ./link/inner
                ./link/new
                ./other
                """);
        assertThat(Trees.make(copyIn("two"), "stat -c '%F %a %y' link"))
                .isEqualTo(Trees.make(source, "stat -c '%F %a %y' real"));

        Trees.make(source, "chmod 750 real");
        PullRequest attributes = PullWorld.linkedTo(request("three", "/link/", "/other"), at("two"));

        apply(attributes, compare(attributes, false));

        assertThat(Trees.make(copyIn("three"), "stat -c '%F %a %y' link"))
                .isEqualTo(Trees.make(source, "stat -c '%F %a %y' real"));
    }

    @Test
    void aSnapshotOfOtherPathsIsNotComparedWith() {
        Trees.make(source, "mkdir -p a/x a/y b; touch a/f");
        for (List<String> before : List.of(List.of("/a", "/b"), List.of("/a/x", "/a/y"), List.of("/a/x", "/b"))) {
            Trees.make(root, "rm -rf job");
            pull(request("one", before.toArray(String[]::new)));

            assertThat(comparison(PullWorld.linkedTo(request("two", "/a/x"), at("one")), false))
                    .isInstanceOf(Comparison.Untrusted.class);
        }
    }

    @Test
    void aSnapshotOfFewerPathsIsComparedWith() {
        Trees.make(source, "mkdir -p a/x a/y b; touch a/f b/f");
        pull(request("one", "/a/x"));
        PullRequest request = PullWorld.linkedTo(request("two", "/a", "/b"), at("one"));

        apply(request, compare(request, false));

        assertThat(Trees.differences(source, copyIn("two"))).isEmpty();
    }

    @Test
    void aNameThatIsTooLongToBePrintedLeavesTheComparisonOpen() {
        Trees.make(source, """
                for i in {1..10}; do mkdir "$(printf 'd%.0s' {1..250})"; cd d*; done
                """);
        Path one = pulled("one");
        Trees.make(source, """
                for i in {1..10}; do cd d*; done; ln -s "$(printf 't%.0s' {1..4000})" link
                """);

        assertThat(comparison(PullWorld.linkedTo(request("two"), one), false)).isInstanceOf(Comparison.Untrusted.class);
    }

    @Test
    void aCancelledComparisonIsAborted() {
        Trees.make(source, "touch f");
        Path one = pulled("one");
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        Comparison comparison =
                changePull.compare(PullWorld.linkedTo(request("two"), one), subtrees(one), cancellation);

        assertThat(comparison).isEqualTo(new Comparison.Aborted());
    }

    @Test
    void applyingHoldsTheLock() throws IOException {
        Trees.make(source, "touch f");
        Path one = pulled("one");
        PullRequest request = PullWorld.linkedTo(request("two"), one);
        Changes changes = compare(request, false);
        Process holder = new ProcessBuilder(
                        "flock", "--no-fork", request.lockFile().toString(), "sh", "-c", "echo held; exec sleep 60")
                .start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');

            assertThat(PullWorld.failureOf(applied(request, changes)).code()).isEqualTo("transfer.still-running");
        } finally {
            holder.destroyForcibly();
        }
    }

    PullRequest request(String name, String... paths) {
        String[] whole = paths.length == 0 ? new String[] {"" + source} : paths.clone();
        for (int i = 0; i < paths.length; i++) {
            whole[i] = source + paths[i];
        }
        return world.request(route(), at(name), whole);
    }

    Path at(String name) {
        return root.resolve("job").resolve(name);
    }

    Path copyIn(String name) {
        return Path.of(at(name) + source.toString());
    }

    Path pulled(String name) {
        pull(request(name));
        return at(name);
    }

    Comparison comparison(PullRequest request, boolean byChecksum) {
        return changePull.compare(
                PullWorld.byChecksum(request, byChecksum),
                subtrees(request.linkDest().orElseThrow()),
                Cancellation.never());
    }

    private void pull(PullRequest request) {
        PullWorld.complete(world.run(request));
    }

    private Changes compared(String name, Path latest) {
        return compare(PullWorld.linkedTo(request(name), latest), false);
    }

    private Changes compare(PullRequest request, boolean byChecksum) {
        Comparison comparison = comparison(request, byChecksum);
        if (comparison instanceof Comparison.Trusted trusted) {
            return trusted.changes();
        }
        throw new AssertionError("Expected to trust, but was " + comparison);
    }

    private void apply(PullRequest request, Changes changes) {
        PullWorld.complete(applied(request, changes));
    }

    private PullResult applied(PullRequest request, Changes changes) {
        Trees.make(root, "rm -rf '%s'".formatted(request.destination()));
        ApplyRequest apply = new ApplyRequest(request, changes);
        StagedCopy.make(apply);
        return changePull.apply(apply, _ -> {}, Cancellation.never());
    }

    /** Without those of the directories that lead to the source, whose times others change. */
    private Map<String, Change> changesByPath(Changes changes) {
        List<Change> below = new ArrayList<>();
        changes.forEach(below::add);
        String prefix = place("").octets();
        return below.stream()
                .filter(change -> change.path().octets().startsWith(prefix))
                .collect(Collectors.toMap(
                        change -> change.path()
                                .octets()
                                .substring(prefix.length())
                                .replaceFirst("^/", ""),
                        c -> c));
    }

    private TreePath place(String name) {
        String whole = source.toString().substring(1);
        return TreePath.of(name.isEmpty() ? whole : whole + "/" + name);
    }

    private Change altered(String name, EntryType type, Difference... differences) {
        return new Change.Altered(place(name), type, Set.of(differences), Optional.empty());
    }

    private Change created(String name, EntryType type) {
        return new Change.Created(place(name), type, Optional.empty());
    }
}
