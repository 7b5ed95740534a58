package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalChangePullTest extends ChangePullContract {

    @Override
    Route route() {
        return Route.to(new Address.Local());
    }

    @Test
    void aJobOfTheWholeMachineGetsTheRootsAttributes() throws IOException {
        Trees.make(source, "echo 1 > f");
        PullRequest whole = wholeMachine("one");
        PullWorld.complete(world.run(whole));
        Trees.make(at("one"), "chmod 700 .");
        Trees.make(source, "echo 2 > g; rm f");
        PullRequest request = PullWorld.linkedTo(wholeMachine("two"), at("one"));

        Comparison comparison = comparison(request, false);

        assertThat(comparison).isInstanceOfSatisfying(Comparison.Trusted.class, trusted -> {
            assertThat(trusted.changes()).anyMatch(change -> change.path().equals(TreePath.ROOT));
            ApplyRequest apply = new ApplyRequest(request, trusted.changes());
            StagedCopy.make(apply);
            PullWorld.complete(changePull.apply(apply, _ -> {}, Cancellation.never()));
        });
        assertThat(Trees.make(at("two"), "stat -c '%a %u %y' ."))
                .isEqualTo(Trees.make(Path.of("/"), "stat -c '%a %u %y' ."));
        assertThat(Trees.differences(source, copyIn("two"))).isEmpty();
    }

    /** The root, of which all is excluded but the way to the source. */
    private PullRequest wholeMachine(String name) throws IOException {
        List<String> excluded = new ArrayList<>();
        Path directory = Path.of("/");
        for (Path step : source) {
            try (Stream<Path> entries = Files.list(directory)) {
                entries.map(Path::getFileName)
                        .filter(entry -> !entry.equals(step))
                        .forEach(entry -> excluded.add(entry.toString()));
            }
            directory = directory.resolve(step);
        }
        return PullWorld.excluding(
                world.request(route(), at(name), "/"),
                excluded.stream().distinct().toArray(String[]::new));
    }
}
