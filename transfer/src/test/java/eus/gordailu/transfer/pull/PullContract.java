package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a pull does, from whichever side it comes: each kind of address passes it. */
@Timeout(60)
abstract class PullContract {

    @TempDir
    Path root;

    PullWorld world;
    Path source;

    abstract Route route();

    @BeforeEach
    void makeSource() throws IOException {
        world = PullWorld.in(root);
        source = Files.createDirectories(root.resolve("the source: it's *[here]?"));
    }

    @Test
    void theCopyEqualsTheSourceWithAllStrangeNamesAndAttributes() throws IOException {
        Trees.make(source, Trees.STRANGE);
        Files.setAttribute(source.resolve("h1"), "user:second", ByteBuffer.wrap(new byte[] {0, 1, 2}));

        PullResult.Complete result = PullWorld.complete(world.pull(route(), at("one"), "" + source));

        Path copy = copyIn("one");
        assertThat(Trees.listing(copy)).isEqualTo(Trees.listing(source)).hasSizeGreaterThan(20);
        assertThat(Trees.checksums(copy)).isEqualTo(Trees.checksums(source));
        assertThat(Trees.differences(source, copy)).isEmpty();
        assertThat((byte[]) Files.getAttribute(copy.resolve("h1"), "user:second"))
                .containsExactly(0, 1, 2);
        assertThat(Long.parseLong(Trees.make(copy, "stat -c %b sparse").strip()))
                .as("512-byte blocks of the file with a hole")
                .isLessThan(100);
        assertThat(result.warnings()).isEmpty();
        assertThat(result.run().exitCode()).isZero();
        assertThat(result.run().stats().totalBytes()).isGreaterThan(5_000_000);
        assertThat(result.run().stats().transferredFiles()).isEqualTo(11);
        assertThat(result.run().rsyncVersion()).startsWith("3.");
        assertThat(at("one.scratch")).isEmptyDirectory();
    }

    @Test
    void whatIsUnchangedSharesItsInodeAndOnlyAttributesMakeANewOne() throws IOException {
        Trees.make(source, "echo same > same; echo mode > mode; echo time > time");
        PullWorld.complete(world.pull(route(), at("one"), "" + source));
        var before = Trees.listing(at("one"));
        Trees.make(source, "chmod 600 mode; touch -d '2011-01-01 00:00:00.5' time");

        PullWorld.complete(world.run(PullWorld.linkedTo(world.request(route(), at("two"), "" + source), at("one"))));

        assertThat(inode("two", "same")).isEqualTo(inode("one", "same"));
        assertThat(inode("two", "mode")).isNotEqualTo(inode("one", "mode"));
        assertThat(inode("two", "time")).isNotEqualTo(inode("one", "time"));
        assertThat(Trees.differences(source, copyIn("two"))).isEmpty();
        assertThat(Trees.listing(at("one")))
                .as("one link more on the shared file, nothing else")
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .map(line -> line.endsWith("/same") ? line.replaceFirst(" 5 1 ", " 5 2 ") : line)
                        .toList());
    }

    @Test
    void aTimeThatDiffersByANanosecondIsAChange() throws IOException {
        Trees.make(source, "echo one > file; touch -d '2011-01-01 00:00:00.000000001' file");
        PullWorld.complete(world.pull(route(), at("one"), "" + source));
        Trees.make(source, "echo two > file; touch -d '2011-01-01 00:00:00.000000002' file");

        PullWorld.complete(world.run(PullWorld.linkedTo(world.request(route(), at("two"), "" + source), at("one"))));

        assertThat(copyIn("two").resolve("file")).hasContent("two\n");
    }

    @Test
    void aContentThatChangedWithoutSizeAndTimeIsSeenByChecksumAlone() throws IOException {
        Trees.make(source, "echo 1 > f; touch -d 2001-01-01 f");
        PullWorld.complete(world.pull(route(), at("one"), "" + source));
        Trees.make(source, "echo 2 > f; touch -d 2001-01-01 f");

        PullRequest quick = PullWorld.linkedTo(world.request(route(), at("quick"), "" + source), at("one"));
        PullRequest thorough = PullWorld.linkedTo(world.request(route(), at("thorough"), "" + source), at("one"));
        PullWorld.complete(world.run(quick));
        PullWorld.complete(world.run(PullWorld.byChecksum(thorough, true)));

        assertThat(copyIn("quick").resolve("f")).hasContent("1\n");
        assertThat(copyIn("thorough").resolve("f")).hasContent("2\n");
        assertThat(copyIn("one").resolve("f")).hasContent("1\n");
    }

    @Test
    void excludedFilesAreLeftOutAndExcludesAreOnlyPatterns() throws IOException {
        Trees.make(
                source, "mkdir cache sub; touch cache/x a.tmp sub/b.tmp sub/keep '!' '+ plus'; echo keep > ../rules");

        PullWorld.complete(world.run(PullWorld.excluding(
                world.request(route(), at("one"), "" + source),
                "*.tmp",
                "cache/",
                "- + plus",
                "!",
                "--rsh=sh",
                ". " + root.resolve("rules"),
                "merge " + root.resolve("rules"),
                ": keep",
                "dir-merge keep",
                "H keep",
                "hide keep",
                "R *",
                "-C",
                "--delete-excluded")));

        assertThat(Trees.make(copyIn("one"), "find . | sort").split("\n")).containsExactly(".", "./sub", "./sub/keep");
    }

    @Test
    void theFirstRuleThatFitsCounts() throws IOException {
        Trees.make(source, "mkdir sub; touch a.tmp keep.tmp b.doc c.txt sub/keep.tmp sub/d.doc './- x'");

        PullWorld.complete(world.run(PullWorld.excluding(
                world.request(route(), at("one"), "" + source), "- - x", "+ keep.tmp", "- *.tmp", "+ *.tmp", "*.txt")));

        assertThat(Trees.make(copyIn("one"), "find . -type f | sort").split("\n"))
                .containsExactly("./b.doc", "./keep.tmp", "./sub/d.doc", "./sub/keep.tmp");
    }

    @Test
    void aDirectoryThatIsMarkedToBeKeptOutIsLeftEmpty() throws IOException {
        Trees.make(source, "mkdir -p a/deep b; touch a/f a/deep/f b/f; echo '*' > a/.keep-out; echo '*' > b/.other");

        PullWorld.complete(world.run(PullWorld.keptOutBy(world.request(route(), at("one"), "" + source), ".keep-out")));

        assertThat(Trees.make(copyIn("one"), "find . | sort").split("\n"))
                .containsExactly(".", "./a", "./b", "./b/.other", "./b/f");
    }

    @Test
    void aPathInsideADirectoryThatIsKeptOutIsMissed() {
        Trees.make(source, "mkdir -p a/deep; touch a/deep/f; echo '*' > a/.keep-out");

        PullResult result =
                world.run(PullWorld.keptOutBy(world.request(route(), at("one"), source + "/a/deep"), ".keep-out"));

        assertThat(PullWorld.failureOf(result).code()).isEqualTo("source.missing-path");
    }

    @Test
    void severalPathsKeepTheirPlacesAndAFileMayBeOne() throws IOException {
        Trees.make(
                source, "mkdir -p a/deep 'b c'; echo 1 > a/deep/f; echo 2 > 'b c/g'; echo 3 > single; echo 4 > other");

        PullWorld.complete(world.pull(route(), at("one"), source + "/a/deep", source + "/b c", source + "/single"));

        assertThat(Trees.make(copyIn("one"), "find . -type f | sort").split("\n"))
                .containsExactly("./a/deep/f", "./b c/g", "./single");
        assertThat(Trees.make(copyIn("one"), "stat -c '%y %a' a")).isEqualTo(Trees.make(source, "stat -c '%y %a' a"));
    }

    @Test
    void aSecondAttemptTakesAwayWhatHasGoneMeanwhile() {
        Trees.make(source, "mkdir gone; touch gone/x stays goes");
        PullWorld.complete(world.pull(route(), at("one"), "" + source));
        Trees.make(source, "rm -r gone goes");

        PullWorld.complete(world.pull(route(), at("one"), "" + source));

        assertThat(Trees.make(copyIn("one"), "find . | sort")).isEqualTo(".\n./stays\n");
    }

    @Test
    void wildcardsInAPathAreLetters() throws IOException {
        source = Files.createDirectories(root.resolve("plain"));
        Trees.make(
                source,
                "mkdir 'a*b' aXb 'q[1]' q1 'w?' ww; touch 'a*b/right' aXb/wrong 'q[1]/right' q1/wrong 'w?/right' ww/wrong");

        PullWorld.complete(world.pull(route(), at("one"), source + "/a*b", source + "/q[1]", source + "/w?"));

        assertThat(Trees.make(copyIn("one"), "find . -type f | sort").split("\n"))
                .containsExactly("./a*b/right", "./q[1]/right", "./w?/right");
    }

    @Test
    void hostileNamesRunNothing() {
        Trees.make(
                source,
                "mkdir -- '-e sh' '$(touch x)' '`touch x`' ';touch x;' '|touch x' '--rsh=touch x' '~root' \"';touch x;'\""
                        + " '\";touch x;\"' '&&touch x' '>x' '<x' '${IFS}touch${IFS}x' '!touch' '%h' '#x' '-' '--' '-oProxyCommand=touch x'"
                        + " '--files-from=x' '--delete' '--rsync-path=touch x' '-M--delete' '\ttouch x' 'x*' '[x]' '{x,y}' '^x^y'"
                        + "; for d in *; do touch -- \"$d/f\"; done");
        String[] paths = Trees.make(source, "ls")
                .lines()
                .map(name -> source + "/" + name)
                .toArray(String[]::new);

        PullWorld.complete(world.pull(route(), at("one"), paths));

        assertThat(Trees.differences(source, copyIn("one"))).doesNotContain("f+", "deleting");
        assertThat(Trees.make(root, "find . -name x")).isEmpty();
        assertThat(Path.of("x")).doesNotExist();
    }

    @Test
    void aMissingPathFailsTheWholePull() {
        Trees.make(source, "mkdir here; touch here/f");

        for (String missing : new String[] {"/gone", "/no/parent", "/ñ", "/go*ne"}) {
            var failure = world.failureOf(route(), source + "/here", source + missing);

            assertThat(failure.code()).isEqualTo("source.missing-path");
            assertThat(failure.sentence()).contains(source + missing);
        }
    }

    @Test
    void aPathThatAPatternExcludesAltogetherIsMissed() {
        Trees.make(source, "mkdir here; touch here/f");

        PullResult result = world.run(PullWorld.excluding(world.request(route(), at("one"), source + "/here"), "here"));

        assertThat(PullWorld.failureOf(result).code()).isEqualTo("source.missing-path");
    }

    @Test
    void olderDatesThanTheCopyAreTakenOver() throws IOException {
        Trees.make(source, "echo new > file");
        PullWorld.complete(world.pull(route(), at("one"), "" + source));
        Files.setLastModifiedTime(source.resolve("file"), FileTime.from(Instant.parse("1990-01-01T00:00:00Z")));

        PullWorld.complete(world.pull(route(), at("one"), "" + source));

        assertThat(Trees.differences(source, copyIn("one"))).isEmpty();
    }

    Path at(String name) {
        return root.resolve("job").resolve(name);
    }

    Path copyIn(String name) {
        return Path.of(at(name) + source.toString());
    }

    private Object inode(String name, String file) throws IOException {
        return Files.getAttribute(copyIn(name).resolve(file), "unix:ino");
    }
}
