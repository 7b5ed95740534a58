package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.peer.Means;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.rsync.Pace;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.ChangingTree;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a source, applying what differs comes to what a fresh copy comes to, and harms no older snapshot. */
class RandomChangesTest {

    private static final int GENERATIONS = 10;

    /** In a few trees the names of a file are in both halves each time. */
    private static int halvedInAll;

    @TempDir
    Path root;

    static LongStream seeds() {
        long first = Long.getLong("gordailu.test.seed", 1);
        return LongStream.range(first, first + Integer.getInteger("gordailu.test.seeds", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void appliedChangesEqualAFreshCopy(long seed) throws IOException {
        Random random = new Random(seed);
        ChangingTree tree = new ChangingTree(Files.createDirectories(root.resolve("machines/client")), random);
        boolean byChecksum = seed % 3 == 0;
        int halved = 0;
        Path latest = fresh(tree.source(), root.resolve("0"));
        for (int generation = 1; generation <= GENERATIONS; generation++) {
            tree.change(1 + random.nextInt(25));
            Path next = root.resolve("" + generation);
            TreeState before = TreeState.of(latest);

            if (byChecksum) {
                tree.changeUnderSameTime();
            }

            Comparison.Trusted comparison = snapshot(request(tree.source(), latest, next, byChecksum), random);
            Changes changes = comparison.changes();
            halved += changes.firstPart().isPresent() ? 1 : 0;

            assertThat(TreeState.of(latest))
                    .as("the snapshot before %d of seed %d", generation, seed)
                    .isEqualTo(before);
            Path oracle = fresh(tree.source(), root.resolve("oracle"));
            Path there = Path.of(oracle + tree.source().toString());
            Path here = Path.of(next + tree.source().toString());
            assertThat(Trees.differences(there, here) + Trees.differences(here, there))
                    .as(
                            "generation %d of seed %d, after %s",
                            generation, seed, changes.stream().toList())
                    .isEmpty();
            assertThat(TreeState.of(here).linked())
                    .as(
                            "links of generation %d of seed %d, after %s",
                            generation, seed, changes.stream().toList())
                    .isEqualTo(TreeState.of(there).linked());
            Trees.make(root, "rm -rf oracle");
            latest = next;
        }
        assertThat(byChecksum ? halved : 0).isZero();
        halvedInAll += halved;
    }

    @AfterAll
    static void halvesWereComparedToo() {
        assertThat(halvedInAll).isGreaterThan(3);
    }

    private Comparison.Trusted snapshot(PullRequest pull, Random random) throws IOException {
        ProcessRunner runner = new ProcessRunner();
        ClientKeys keys = new ClientKeys(root.resolve("keys"), WorkerId.of("worker-1"), runner, HostTrust.FIRST_SEEN);
        ChangePull changePull = new RsyncChangePull(new Means(runner, keys, Confinements.here(), Privileges.root()), 1);
        Comparison comparison =
                changePull.compare(pull, subtrees(pull.linkDest().orElseThrow(), random), Cancellation.never());
        if (!(comparison instanceof Comparison.Trusted trusted)) {
            throw new AssertionError("Expected to trust, but was " + comparison);
        }
        ApplyRequest request = new ApplyRequest(pull, below(root.resolve("machines"), trusted.changes()));
        StagedCopy.make(request);

        PullResult result = changePull.apply(request, _ -> {}, Cancellation.never());

        // rsync looks for a file of a new directory where the previous snapshot has a link of that name, and says so.
        assertThat(PullWorld.complete(result).warnings())
                .allMatch(warning -> warning.sentence().startsWith("refusing to follow a symlink"));
        return trusted;
    }

    private List<TreePath> subtrees(Path latest, Random random) throws IOException {
        Path source = Path.of(latest + root.resolve("machines/client/source").toString());
        try (Stream<Path> all = Files.walk(source)) {
            List<TreePath> directories = new ArrayList<>(
                    all.filter(path -> !path.equals(source) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                            .map(path -> Trees.place(latest, path))
                            .toList());
            Collections.shuffle(directories, random);
            return directories.subList(0, Math.min(directories.size(), 1 + random.nextInt(3)));
        }
    }

    /** Others work in the directories above the tests: what they do there would let each run begin at the root. */
    private static Changes below(Path directory, Changes changes) {
        TreePath place = TreePath.of(directory.toString().substring(1));
        long first = changes.firstPart().orElse(changes.count());
        Predicate<Change> below = change -> change.path().isBelow(place);
        return changes.firstPart().isEmpty()
                ? Changes.of(changes.stream().filter(below).toArray(Change[]::new))
                : Changes.apart(
                        changes.stream().limit(first).filter(below),
                        changes.stream().skip(first).filter(below));
    }

    private PullRequest request(Path source, Path latest, Path next, boolean byChecksum) {
        return new PullRequest(
                Route.to(new Address.Local()),
                ClientId.random(),
                List.of(source + "/one", source + "/two/", source + "/single"),
                Exclusions.of(List.of("*.tmp")),
                next,
                root.resolve("scratch"),
                Optional.of(latest),
                byChecksum,
                root.resolve("lock"),
                Pace.unlimited(Duration.ofSeconds(20)),
                Optional.empty(),
                true);
    }

    private static Path fresh(Path source, Path destination) {
        Trees.make(
                source,
                "rsync -aHAX --numeric-ids --modify-window=-1 --relative --sparse -- \"$PWD/one\" \"$PWD/two/\" \"$PWD/single\" '%s/'"
                        .formatted(destination));
        return destination;
    }
}
