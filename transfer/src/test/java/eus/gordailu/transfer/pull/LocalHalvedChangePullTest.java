package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.RsyncStats;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** To compare in halves comes to what it comes to in one. */
class LocalHalvedChangePullTest extends ChangePullContract {

    @Override
    Route route() {
        return Route.to(new Address.Local());
    }

    /** Every second directory of those that the source's copy has. */
    @Override
    List<TreePath> subtrees(Path latest) {
        Path copy = Path.of(latest + source.toString());
        return Files.isDirectory(copy) ? Trees.everySecondDirectory(latest, copy) : List.of();
    }

    /** Where it stands in a directory above both halves, either would bring it. */
    @Test
    void whatARuleBringsIsNotFoundTwice() {
        Trees.make(source, "mkdir a b; touch keep.tmp a/f b/f");
        Path one = pulled("one");
        Trees.make(source, "echo 1 > keep.tmp");
        PullRequest request = PullWorld.excluding(PullWorld.linkedTo(request("two"), one), "+ keep.tmp", "*.tmp");
        List<TreePath> half = List.of(TreePath.of(source.resolve("a").toString().substring(1)));

        assertThat(changePull.compare(request, half, Cancellation.never()))
                .isInstanceOfSatisfying(
                        Comparison.Trusted.class,
                        found -> assertThat(found.changes())
                                .extracting(change -> change.path().octets())
                                .containsOnlyOnce(source.toString().substring(1) + "/keep.tmp"));
    }

    @Test
    void eachHalfFindsItsOwn() {
        Trees.make(source, """
                mkdir -p a/deep a/gone b/gone; touch a/f a/gone/f b/f b/gone/f f
                """);
        Path one = pulled("one");
        Trees.make(source, """
                rm -r a/gone b/gone; echo 1 > a/f; echo 1 > b/f; echo 1 > f; echo 1 > a/deep/new; echo 1 > b/new; mkdir c; touch c/new
                """);

        Comparison.Trusted found = trusted(one, "a");

        assertThat(found.changes().firstPart()).isPresent();
        assertThat(found.run().stats().files()).isEqualTo(6);
        assertThat(found.run().stats().totalBytes()).isEqualTo(10);
        assertThat(kinds(found))
                .isEqualTo(kinds(trusted(one)))
                .containsOnlyKeys(
                        "",
                        "f",
                        "a",
                        "a/f",
                        "a/gone",
                        "a/gone/f",
                        "a/deep",
                        "a/deep/new",
                        "b",
                        "b/f",
                        "b/gone",
                        "b/gone/f",
                        "b/new",
                        "c",
                        "c/new");
    }

    @Test
    void namesOfOneFileMayBeInOneHalfButNotInBoth() {
        Trees.make(source, "mkdir a b; echo 1 > a/f; ln a/f a/g; echo 2 > b/f; ln b/f b/g; echo 3 > a/h; echo 3 > b/h");
        Path one = pulled("one");

        assertThat(trusted(one, "a").changes().firstPart()).isPresent();

        Trees.make(source, "ln -f a/h b/h");
        Comparison.Trusted found = trusted(one, "a");

        assertThat(found.changes().firstPart()).isEmpty();
        assertThat(kinds(found)).containsKey("b/h");
    }

    @Test
    void whatStoodInTheWayOfHalvesIsNotTriedAgainAtOnce() {
        Trees.make(source, "mkdir a b; echo 1 > a/f; ln a/f b/f");
        Path one = pulled("one");
        assertThat(trusted(one, "a").changes().firstPart()).isEmpty();
        Trees.make(source, "rm b/f");

        List<Boolean> halved = Stream.generate(
                        () -> trusted(one, "a").changes().firstPart().isPresent())
                .limit(12)
                .toList();

        assertThat(halved.subList(0, 10)).containsOnly(false);
        assertThat(halved.subList(10, 12)).containsOnly(true);
    }

    @Test
    void aSubtreeMayGoOrBecomeSomethingElse() {
        Trees.make(source, "mkdir a b c d; touch a/f b/f c/f d/f");
        Path one = pulled("one");
        Trees.make(source, "rm -r a b c; touch b; ln -s d c");

        Comparison.Trusted found = trusted(one, "a", "b", "c");

        assertThat(found.changes().firstPart()).isPresent();
        assertThat(kinds(found)).isEqualTo(kinds(trusted(one)));
    }

    @Test
    void aDirectoryThatLedToASubtreeIsComparedInOneWhenItGoesOrBecomesSomethingElse() {
        Trees.make(source, "mkdir -p a/b a/c d; touch a/f a/b/f a/c/f");
        Path one = pulled("one");
        for (String way : List.of("rm -r a", "touch a", "rm a; ln -s d a", "rm a")) {
            Trees.make(source, way);

            assertThat(kinds(trusted(one, "a/b")))
                    .as(way)
                    .isEqualTo(kinds(trusted(one)))
                    .containsKey("a/b/f");
        }
    }

    @Test
    void patternsHoldInBothHalves() {
        Trees.make(source, "mkdir -p a/x b/x; touch a/f a/f.tmp a/x/f b/f b/f.tmp b/x/f");
        Path one = pulled("one");
        PullRequest request = PullWorld.excluding(PullWorld.linkedTo(request("two"), one), "*.tmp", "x/");

        Comparison.Trusted found = trusted(request, "a");

        assertThat(found.changes().firstPart()).isPresent();
        assertThat(kinds(found))
                .isEqualTo(kinds(trusted(request)))
                .containsKeys("a/f.tmp", "a/x", "a/x/f", "b/f.tmp", "b/x", "b/x/f");
    }

    @Test
    void aPatternThatLeavesOutTheWayToASubtreeTakesAllOfIt() {
        Trees.make(source, "mkdir -p a/b a/c d; touch a/f a/b/f a/c/f");
        Path one = pulled("one");
        PullRequest request = PullWorld.excluding(PullWorld.linkedTo(request("two"), one), "a");

        assertThat(kinds(trusted(request, "a/b")))
                .isEqualTo(kinds(trusted(request)))
                .containsKeys("a", "a/f", "a/b/f", "a/c/f");
    }

    @Test
    void aFileThatKeepsItsDirectoryOutIsMetInEitherHalf() {
        Trees.make(source, "mkdir -p a b; touch a/f b/f");
        Path one = pulled("one");
        PullRequest request = PullWorld.keptOutBy(PullWorld.linkedTo(request("two"), one), ".keep-out");
        for (String directory : List.of("a", "b")) {
            Trees.make(source, "rm -f */.keep-out; echo '*' > %s/.keep-out".formatted(directory));

            assertThat(kinds(trusted(request, "a"))).containsKey(directory + "/f");
        }
    }

    @Test
    void aFileThatKeepsOutBesideASubtreeIsToldOnce() {
        Trees.make(source, "mkdir a b; touch a/f b/f; echo 1 > .keep-out");
        Path one = pulled("one");
        PullRequest request = PullWorld.keptOutBy(PullWorld.linkedTo(request("two"), one), ".keep-out");
        Trees.make(source, "echo 22 > .keep-out");

        Comparison.Trusted found = trusted(request, "a");

        assertThat(found.changes().firstPart()).isPresent();
        assertThat(found.run().stats())
                .extracting(RsyncStats::files, RsyncStats::totalBytes)
                .containsExactly(3L, 3L);
        assertThat(kinds(found)).containsOnlyKeys(".keep-out");
    }

    @Test
    void aNameWithAnUnusualLineEndAndAWildcardHidesNoOther() throws IOException {
        Files.createDirectory(source.resolve("x\u2028*"));
        Files.createDirectory(source.resolve("x\u2028b"));
        Path one = pulled("one");
        Files.createFile(source.resolve("x\u2028b/new"));

        assertThat(kinds(trusted(one, "x\u2028*")))
                .isEqualTo(kinds(trusted(one)))
                .hasSize(2);
    }

    private Comparison.Trusted trusted(Path latest, String... subtrees) {
        return trusted(PullWorld.linkedTo(request("two"), latest), subtrees);
    }

    private Comparison.Trusted trusted(PullRequest request, String... subtrees) {
        List<TreePath> places = Stream.of(subtrees)
                .map(name -> TreePath.of(source.resolve(name).toString().substring(1)))
                .toList();
        Comparison comparison = changePull.compare(request, places, Cancellation.never());
        if (comparison instanceof Comparison.Trusted trusted) {
            return trusted;
        }
        throw new AssertionError("Expected to trust, but was " + comparison);
    }

    /** What is found below the source, in whatever order. */
    private Map<String, Change> kinds(Comparison.Trusted comparison) {
        Path root = source;
        TreePath place = TreePath.of(root.toString().substring(1));
        return comparison.changes().stream()
                .filter(change -> change.path().equals(place) || change.path().isBelow(place))
                .collect(Collectors.toMap(
                        change -> change.path().equals(place)
                                ? ""
                                : change.path().from(place).octets(),
                        change -> change));
    }
}
