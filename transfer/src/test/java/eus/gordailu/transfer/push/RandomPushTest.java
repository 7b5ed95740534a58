package eus.gordailu.transfer.push;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.path.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any tree is brought to any other: what comes of it is what a small model says, and a dry run tells it beforehand. */
class RandomPushTest {

    @TempDir
    Path root;

    static LongStream seeds() {
        return LongStream.rangeClosed(Long.getLong("push.from", 1), Long.getLong("push.to", 12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatComesOfItIsWhatTheModelSaysAndTheDryRunSaidSo(long seed) throws IOException {
        Random random = new Random(seed);
        Path tree = Files.createDirectories(root.resolve("snapshot"));
        Path target = Files.createDirectories(root.resolve("target"));
        Path outside = Files.createDirectories(root.resolve("outside"));
        Files.writeString(outside.resolve("a"), "not to be touched");
        RandomTree trees = new RandomTree(random, outside);
        trees.fill(tree, 3);
        trees.makeUnlike(tree, target);
        Map<String, String> snapshot = RandomTree.entries(tree);
        Map<String, String> before = RandomTree.entries(target);
        Map<String, String> around = RandomTree.entries(outside);
        List<TreePath> paths = trees.some(snapshot);
        boolean deletes = random.nextBoolean();
        PushWorld world = PushWorld.in(root, tree);
        PushRequest asked = world.request(Route.to(new Address.Local()), target, paths.toArray(TreePath[]::new));
        PushRequest request = deletes ? PushWorld.deleting(asked, "*.keep") : asked;
        PushModel model = new PushModel(snapshot, before, deletes);
        String what = "seed %d, %s of %s to %s, deletes %s".formatted(seed, paths, snapshot, before, deletes);

        PushResult dry = world.push(PushWorld.dry(request));

        assertThat(RandomTree.entries(target)).as(what).isEqualTo(before);
        List<String> foretold = told(world);
        world.changes().clear();
        PushResult result = world.push(request);

        assertThat(RandomTree.entries(outside)).as(what).isEqualTo(around);
        if (model.isRefused(paths)) {
            assertThat(PushWorld.failureOf(result).code()).as(what).isEqualTo("restore.not-a-directory");
            assertThat(PushWorld.failureOf(dry)).isEqualTo(PushWorld.failureOf(result));
            assertThat(RandomTree.entries(target)).as(what).isEqualTo(before);
            return;
        }
        Map<String, String> expected = model.after(paths);
        assertThat(result).as(what).isInstanceOf(PushResult.Complete.class);
        assertThat(RandomTree.entries(target)).as(what).isEqualTo(expected);
        PushResult.Complete complete = PushWorld.complete(result);
        assertThat(complete.warnings().isEmpty())
                .as(what + " " + complete)
                .isEqualTo(model.blocked().isEmpty());
        if (model.blocked().isEmpty()) {
            assertThat(told(world)).as(what).containsExactlyInAnyOrderElementsOf(foretold);
        }
    }

    private static List<String> told(PushWorld world) {
        return world.changes().stream().map(PushContract::shown).sorted().toList();
    }
}
