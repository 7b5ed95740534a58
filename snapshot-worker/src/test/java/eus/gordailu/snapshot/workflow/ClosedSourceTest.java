package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.repository.changes.ChangeList;
import eus.gordailu.repository.changes.ChangeListWriter;
import eus.gordailu.repository.snapshot.ChangeCounts;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client whose rsync may not read what modes forbid, since it runs as nobody: what it can't read has not gone. */
@Timeout(120)
class ClosedSourceTest extends ClosedJob {

    /** rsync leaves out what it can't read an attribute of; Samba gives one to each file. */
    @ParameterizedTest
    @ValueSource(
            strings = {"true", "setfattr -n user.DOSATTRIB -v 1 p/d p/f", "setfattr -n 'user.a,1) (x' -v 1 p/d p/f"})
    void whatIsClosedIsKeptInEveryRunWhateverAttributesItHas(String attribute) {
        Trees.make(source, "mkdir -p p/d; for i in {1..5}; do echo $i > p/d/$i; done; echo f > p/f; " + attribute);
        good(run());
        Trees.make(source, "chmod 000 p/d p/f");
        for (int day = 0; day < 2; day++) {
            SnapshotFacts run = run();

            good(run);
            assertThat(copyOf(run).resolve("p/d/5")).hasContent("5");
            assertThat(copyOf(run).resolve("p/f")).hasContent("f");
            assertThat(run.warnings()).anyMatch(warning -> warning.contains(" kept as "));
        }
    }

    /** It was written to before: what could be read of it last is better than nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "setfattr -n user.DOSATTRIB -v 1 p/f", "chmod 000 p/d"})
    void aFileThatHasChangedAndClosedIsKeptAsItWas(String more) {
        Trees.make(source, "mkdir -p p/d; for i in {1..5}; do echo $i > p/d/$i; done; echo f > p/f");
        good(run());
        Trees.make(source, "echo changed > p/f; %s; chmod 000 p/f".formatted(more));
        for (int day = 0; day < 2; day++) {
            SnapshotFacts run = run();

            assertThat(copyOf(run).resolve("p/f")).hasContent("f");
            assertThat(inspection(run).changes()).isEqualTo(new ChangeCounts(0, 0, 0));
            assertThat(run.warnings()).anyMatch(warning -> warning.contains(" kept as "));
        }
        Trees.make(source, "chmod 755 p/d; chmod 644 p/f");

        assertThat(copyOf(run()).resolve("p/f")).hasContent("changed");
    }

    /** rsync 3.5.0 waits for ever for such a one where it lists as it goes and links to the previous snapshot. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "mkdir shut; chmod 0 shut"})
    void oneOfSeveralNamesHoldsNobodyUp(String more) {
        Trees.make(source, "ln a/01 a/name");
        good(run());
        Trees.make(source, more + "; echo changed > a/01; chmod 0 a/01; echo changed > b/01");

        assertThat(copyOf(run()).resolve("b/01")).hasContent("changed");
    }

    /** rsync tells one of them: what it says nothing of has not gone either. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "mkdir shut; chmod 0 shut"})
    void allNamesOfAClosedFileAreKept(String more) {
        Trees.make(source, "mkdir gone; ln a/01 a/name; ln a/01 b/name; ln a/01 gone/name; ln a/01 a/replaced");
        good(run());
        Trees.make(source, more + """
                ; echo changed > a/01; chmod 0 a/01; rm -r gone b/50; echo other > other; mv other a/replaced
                """);
        for (int day = 0; day < 2; day++) {
            SnapshotFacts run = run();

            assertThat(Trees.make(copyOf(run), "cat a/01 a/name b/name a/replaced"))
                    .isEqualTo("01\n01\n01\nother\n");
            assertThat(copyOf(run).resolve("b/50")).doesNotExist();
            assertThat(copyOf(run).resolve("gone")).doesNotExist();
            assertThat(run.warnings()).anyMatch(warning -> warning.contains(" kept as "));
        }
    }

    /** A directory that only leads to one of its paths holds what the job had before. */
    @Test
    void whatHasLeftTheJobIsNotKept() {
        Trees.make(source, "ln a/01 b/name");
        good(run());
        Trees.make(source, "echo changed > a/01; chmod 0 a/01");
        define(List.of(source + "/a", source + "/b/02"), List.of());

        SnapshotFacts run = run();

        good(run);
        assertThat(copyOf(run).resolve("a/01")).hasContent("01");
        assertThat(copyOf(run).resolve("b").toFile().list()).containsExactly("02");
    }

    /** Only so many are known by their names. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "mkdir shut; chmod 0 shut"})
    void ofMoreClosedFilesThanAreRememberedNoneLooksDeleted(String more) {
        Trees.make(source, "mkdir -p many gone; for i in {1..1000}; do echo $i > many/$i; done; echo 1 > gone/f");
        good(run());
        Trees.make(source, more + "; for i in {1..300}; do echo changed >> many/$i; chmod 0 many/$i; done; rm -r gone");
        for (int day = 0; day < 2; day++) {
            SnapshotFacts run = run();

            good(run);
            assertThat(copyOf(run).resolve("many").toFile().list()).hasSize(1000);
            assertThat(copyOf(run).resolve("many/300")).hasContent("300");
            assertThat(copyOf(run).resolve("gone")).doesNotExist();
            assertThat(run.warnings()).anyMatch(warning -> warning.contains(" kept as "));
            assertThat(published(run).manifest().content().warnings())
                    .anyMatch(warning -> warning.contains("of files that could not be opened or read"));
        }
    }

    /** As rsync reads the patterns, whatever they are: what is left out of the source is left out of what is kept. */
    @Test
    void whatIsExcludedByNowIsNotKept() {
        Trees.make(source, """
                mkdir -p p/sub/cache p/cache/x q; touch p/{a.tmp,keep.tmp,f} p/sub/{b.tmp,g,cache/h} p/cache/x/y q/{c.tmp,i}
                chmod 750 p/sub; touch -d @1000000000.5 p/sub p
                """);
        good(run());
        Trees.make(source, "chmod 000 p; rm q/i");
        define(List.of("+ keep.tmp", "*.tmp", source + "/p/cache/"));
        for (int day = 0; day < 2; day++) {
            SnapshotFacts run = run();

            assertThat(Trees.make(copyOf(run), "find p q | sort"))
                    .isEqualTo("p\np/f\np/keep.tmp\np/sub\np/sub/cache\np/sub/cache/h\np/sub/g\nq\n");
            assertThat(Trees.make(copyOf(run), "stat -c '%a %.1Y' p p/sub"))
                    .isEqualTo("0 1000000000.5\n750 1000000000.5\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "setfattr -n user.DOSATTRIB -v 1 p/*"})
    void aFirstSnapshotWithoutMostOfItIsNoBackup(String attribute) {
        Trees.make(source, "mkdir p; for i in {1..500}; do mkdir p/$i; echo $i > p/$i/f; done");
        Trees.make(source, attribute + "; chmod 000 p/*");

        assertFound("source.unread", run());
    }

    @Test
    void whatClosesBeforeItIsFetchedIsKept() {
        good(run());
        Trees.make(source, "echo changed > a/01; echo changed > a/02");
        beforeFetching("chmod 0 a");

        SnapshotFacts closed = run();

        good(closed);
        assertThat(copyOf(closed).resolve("a").toFile().list()).hasSize(50);
        assertThat(Trees.make(copyOf(closed), "cat a/01 a/02")).doesNotContain("changed");
        changes = still();
        assertThat(copyOf(run()).resolve("a").toFile().list()).hasSize(50);
        Trees.make(source, "chmod 755 a");
        assertThat(copyOf(run()).resolve("a/01")).hasContent("changed");
    }

    /** What had gone from it by then is gone, and the list tells of what is there. */
    @Test
    void whatWasDeletedBeforeItClosedIsNotBroughtBack() throws IOException {
        Trees.make(source, "mkdir p; echo 1 > p/f1; echo 2 > p/f2");
        ListedChecksums listed = new ListedChecksums();
        take(run(), listed);
        Trees.make(source, "rm p/f1; echo changed > p/f2");
        beforeFetching("chmod 0 p");

        SnapshotFacts run = run();

        assertThat(copyOf(run).resolve("p").toFile().list()).containsExactly("f2");
        take(run, listed);
        assertThat(listed.checksums())
                .isEqualTo(ListedChecksums.of(published(run).data()));
    }

    /** rsync deletes nothing once it could not read something; an attempt that is gone on with would have the old name beside the new. */
    @Test
    void whatIsGoneOnWithHoldsNothingThatHasGone() {
        good(run());
        Trees.make(source, "echo x > a/new; echo y > b/new; mkdir shut; chmod 0 shut");
        breakOff();
        Trees.make(source, "mv a/new a/renamed; rm -r b");

        SnapshotFacts run = run();

        assertThat(run.warnings()).anyMatch(warning -> warning.contains("/shut"));

        assertThat(copyOf(run).resolve("a/renamed")).hasContent("x");
        assertThat(copyOf(run).resolve("a/new")).doesNotExist();
        assertThat(copyOf(run).resolve("b")).doesNotExist();
    }

    /** There is no snapshot to take it from. */
    @Test
    void whatAnEarlierAttemptHasBroughtIsNotThrownAwayWhenItCloses() {
        Trees.make(source, "mkdir 'sh[ut'; echo z > 'sh[ut/f'; echo x > a/new");
        breakOff();
        Trees.make(source, "chmod 0 'sh[ut'; rm a/new");

        SnapshotFacts run = run();

        assertThat(copyOf(run).resolve("sh[ut/f")).hasContent("z");
        assertThat(copyOf(run).resolve("a/new")).doesNotExist();
    }

    /** The attempt before had only directories to leave, and what it fetched anew: what it had linked is linked again, where rsync lists it. */
    @ParameterizedTest
    @ValueSource(strings = {"chmod 0 p", "setfattr -n user.a -v 1 p; chmod 0 p", "chmod 444 p"})
    void whatClosesAfterAnAttemptThatIsGoneOnWithIsKeptAtEveryDepth(String closing) {
        Trees.make(source, """
                mkdir -p p/s/d r/s; echo f > p/f; echo z > p/s/z; echo u > p/s/d/u; echo r > r/s/left; echo r > r/s/gone
                chmod 750 p/s; touch -d @1000000000.5 p/s/d p/s
                """);
        good(run());
        Trees.make(source, "echo new > a/01; echo new > p/s/new; echo changed > r/s/new");
        breakOff();
        Trees.make(source, closing + "; rm r/s/gone");
        for (int day = 0; day < 2; day++) {
            SnapshotFacts run = run();

            good(run);
            assertThat(Trees.make(copyOf(run), "find p r | sort"))
                    .isEqualTo("p\np/f\np/s\np/s/d\np/s/d/u\np/s/new\np/s/z\nr\nr/s\nr/s/left\nr/s/new\n");
            assertThat(Trees.make(copyOf(run), "stat -c '%a %.1Y' p/s p/s/d"))
                    .isEqualTo("750 1000000000.5\n755 1000000000.5\n");
            assertThat(run.warnings()).anyMatch(warning -> warning.contains(" kept as "));
        }
    }

    private void take(SnapshotFacts facts, ListedChecksums listed) throws IOException {
        listed.take(new ChangeList(published(facts).directory().resolve(ChangeListWriter.NAME)));
    }
}
