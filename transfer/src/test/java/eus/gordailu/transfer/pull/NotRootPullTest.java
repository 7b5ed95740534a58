package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.transfer.peer.Means;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is not root backs up its own machine: owners and devices are kept in attributes. */
@Timeout(60)
class NotRootPullTest {

    @TempDir
    Path root;

    private PullWorld world;
    private Path source;

    @BeforeEach
    void makeSource() throws IOException {
        PullWorld asRoot = PullWorld.in(root);
        RsyncPull pull = new RsyncPull(new Means(new ProcessRunner(), asRoot.keys(), Confinements.here(), false));
        world = new PullWorld(asRoot.root(), asRoot.client(), asRoot.keys(), pull);
        source = Files.createDirectories(root.resolve("client/source"));
        Trees.make(source, """
                mkdir d forbidden; echo 1 > d/same; echo 1 > changed; echo 1 > gone; chown 1234:5678 d/same changed
                mkfifo pipe; echo 1 > h1; ln h1 h2; ln -s d link; chmod 555 forbidden; chmod 4711 d/same
                """);
    }

    @Test
    void whatHasChangedIsFetchedAsAFreshPullWouldFetchIt() throws IOException {
        Path one = pulled("one");
        Trees.make(source, """
                echo 22 > changed; rm gone; echo 3 > d/new; chown 4321:8765 d/new; rm pipe; mkfifo other
                ln h1 h3; touch -d 2001-01-01 link h1; chmod 700 d; chmod u+w forbidden; echo 4 > forbidden/f
                """);

        PullRequest request = PullWorld.linkedTo(
                world.request(Route.to(new Address.Local()), root.resolve("two"), source.toString()), one);
        RsyncChangePull changes =
                new RsyncChangePull(new Means(new ProcessRunner(), world.keys(), Confinements.here(), false), 1);
        Comparison comparison = changes.compare(request, List.of(), Cancellation.never());
        assertThat(comparison).isInstanceOfSatisfying(Comparison.Trusted.class, trusted -> {
            ApplyRequest apply = new ApplyRequest(request, trusted.changes());
            StagedCopy.make(apply);
            PullWorld.complete(changes.apply(apply, _ -> {}, Cancellation.never()));
        });

        Path two = Path.of(root.resolve("two") + source.toString());
        Path fresh = Path.of(pulled("fresh") + source.toString());
        assertThat(Trees.checksums(two)).isEqualTo(Trees.checksums(fresh));
        assertThat(kept(two)).isEqualTo(kept(fresh)).containsKeys("link", "other", "changed", "d/new");
        assertThat(two.resolve("changed")).hasContent("22");
        assertThat(owner(two.resolve("changed"))).contains("1234:5678");
        assertThat(owner(two.resolve("d/new"))).contains("4321:8765");
        assertThat(owner(two.resolve("d/same"))).contains("104711", "1234:5678");
        assertThat(owner(two.resolve("other"))).startsWith("10644");
        assertThat(Files.isRegularFile(two.resolve("other"))).isTrue();
    }

    /** As the README tells it. */
    @Test
    void ownersModesPipesAndAccessListsComeBackWhenRootRestores() {
        Trees.make(source, """
                setfacl -m u:1001:rwx,g::r--,g:2002:--- d/same; setfacl -d -m u:1001:rwx d; echo x > copy
                setfattr -n user.rsync.%stat -v '100644 0,0 77:88' copy
                """);
        Path stored = Path.of(pulled("one") + source.toString());

        Trees.make(
                root,
                "rsync -aHAX --numeric-ids --modify-window=-1 --fake-super -M--super -- '%s/' back/".formatted(stored));

        assertThat(Trees.listing(root.resolve("back"))).isEqualTo(Trees.listing(source));
        assertThat(Trees.differences(source, root.resolve("back"))).isEmpty();
    }

    private Path pulled(String name) {
        Path destination = root.resolve(name);
        PullWorld.complete(world.pull(Route.to(new Address.Local()), destination, source.toString()));
        return destination;
    }

    /** Of each entry, what is kept beside it. */
    private static Map<String, String> kept(Path tree) throws IOException {
        Map<String, String> kept = new TreeMap<>();
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path entry : all.toList()) {
                UserDefinedFileAttributeView view =
                        Files.getFileAttributeView(entry, UserDefinedFileAttributeView.class);
                if (view.list().contains("rsync.%stat")) {
                    kept.put(tree.relativize(entry).toString(), owner(entry));
                }
            }
        }
        return kept;
    }

    /** What rsync keeps of a file that it could not give it: mode, device, owner and group. */
    private static String owner(Path file) throws IOException {
        return new String((byte[]) Files.getAttribute(file, "user:rsync.%stat"), StandardCharsets.UTF_8);
    }
}
