package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.testkit.ChangingTree;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a source, applying what differs comes to what a fresh copy comes to, and harms no older snapshot. */
class RandomChangesTest {

    private static final int GENERATIONS = 10;

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void appliedChangesEqualAFreshCopy(long seed) throws IOException {
        Random random = new Random(seed);
        ChangingTree tree = new ChangingTree(Files.createDirectory(root.resolve("client")), random);
        Path latest = fresh(tree.source(), root.resolve("0"));
        for (int generation = 1; generation <= GENERATIONS; generation++) {
            tree.change(1 + random.nextInt(25));
            Path next = root.resolve("" + generation);
            TreeState before = TreeState.of(latest);

            snapshot(request(tree.source(), latest, next), random.nextInt(4) == 0);

            assertThat(TreeState.of(latest))
                    .as("the snapshot before %d of seed %d", generation, seed)
                    .isEqualTo(before);
            Path oracle = fresh(tree.source(), root.resolve("oracle"));
            Path there = Path.of(oracle + tree.source().toString());
            Path here = Path.of(next + tree.source().toString());
            assertThat(Trees.differences(there, here) + Trees.differences(here, there))
                    .as("generation %d of seed %d", generation, seed)
                    .isEmpty();
            assertThat(TreeState.of(here).linked())
                    .as("links of generation %d of seed %d", generation, seed)
                    .isEqualTo(TreeState.of(there).linked());
            Trees.make(root, "rm -rf oracle");
            latest = next;
        }
    }

    private void snapshot(PullRequest pull, boolean byChecksum) {
        ProcessRunner runner = new ProcessRunner();
        ClientKeys keys = new ClientKeys(root.resolve("keys"), WorkerId.of("worker-1"), runner);
        ChangePull changePull = new RsyncChangePull(runner, keys);
        Comparison comparison = changePull.compare(new ComparisonRequest(pull, byChecksum), Cancellation.never());
        if (!(comparison instanceof Comparison.Trusted trusted)) {
            throw new AssertionError("Expected to trust, but was " + comparison);
        }
        ApplyRequest request = new ApplyRequest(pull, trusted.changes());
        StagedCopy.make(request);

        PullResult result = changePull.apply(request, _ -> {}, Cancellation.never());

        assertThat(PullWorld.complete(result).warnings()).isEmpty();
    }

    private PullRequest request(Path source, Path latest, Path next) {
        return new PullRequest(
                new Address.Local(),
                ClientId.random(),
                List.of(source + "/one", source + "/two/", source + "/single"),
                List.of("*.tmp"),
                next,
                root.resolve("scratch"),
                Optional.of(latest),
                root.resolve("lock"),
                Duration.ofSeconds(20),
                Optional.empty());
    }

    private static Path fresh(Path source, Path destination) {
        Trees.make(
                source,
                "rsync -aHAX --numeric-ids --modify-window=-1 --relative --sparse -- \"$PWD/one\" \"$PWD/two/\" \"$PWD/single\" '%s/'"
                        .formatted(destination));
        return destination;
    }
}
