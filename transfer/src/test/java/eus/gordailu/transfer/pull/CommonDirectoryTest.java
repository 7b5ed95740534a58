package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.Difference;
import eus.gordailu.transfer.rsync.EntryType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommonDirectoryTest {

    @TempDir
    Path root;

    private Path tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = root.resolve("tree");
        Files.createDirectories(tree.resolve("srv/school/files"));
        Files.createDirectories(tree.resolve("srv/school/mail"));
    }

    @Test
    void whatChangedBelowOnePathIsBroughtFromTheDirectoryAboveThat() {
        assertThat(text(List.of("/srv/school/files"), altered("srv/school/files/a")))
                .isEqualTo("/srv/school/");
        assertThat(text(List.of("/srv/school/files/"), altered("srv/school/files/a")))
                .isEqualTo("/srv/school/");
        assertThat(text(List.of("/srv/school/files"))).isEqualTo("/srv/school/");
    }

    @Test
    void whatChangedBelowSeveralIsBroughtFromAboveThemAll() {
        assertThat(text(List.of("/srv/school/files", "/srv/school/mail"), altered("srv/school/files/a")))
                .isEqualTo("/srv/school/");
        assertThat(text(List.of("/srv/school/files", "/srv/www"), altered("srv/school/files/a")))
                .isEqualTo("/srv/");
        assertThat(text(List.of("/srv/school/files", "/etc"), altered("srv/school/files/a")))
                .isEqualTo("/");
        assertThat(text(List.of("/", "/srv/school/files"))).isEqualTo("/");
    }

    @Test
    void aDirectoryWhoseAttributesOrEntriesDifferIsBelowTheBeginning() {
        List<String> path = List.of("/srv/school/files");

        assertThat(text(path, altered("srv/school"))).isEqualTo("/");
        assertThat(text(path, altered("srv/school/files"))).isEqualTo("/srv/");
        assertThat(text(path, deleted("srv/school/files/a"))).isEqualTo("/srv/school/");
        assertThat(text(path, deleted("srv/school/files"))).isEqualTo("/srv/");
    }

    @Test
    void patternsThatSpeakOfPlacesCountFromTheRoot() {
        for (String pattern : List.of("/srv/school/files/tmp", "school/files", "**/tmp")) {
            assertThat(start(List.of("/srv/school/files"), List.of(pattern)).text())
                    .isEqualTo("/");
        }
        for (String pattern : List.of("*.tmp", "cache/")) {
            assertThat(start(List.of("/srv/school/files"), List.of(pattern)).text())
                    .isEqualTo("/srv/school/");
        }
    }

    @Test
    void aNameThatCouldBeAPatternIsBelowTheBeginning() throws IOException {
        Files.createDirectories(tree.resolve("srv/all [of] it/files/deep"));

        assertThat(text(List.of("/srv/all [of] it/files/deep"))).isEqualTo("/srv/");
    }

    @Test
    void aLinkOnTheWayIsNotFollowed() throws IOException {
        Files.move(tree.resolve("srv"), root.resolve("elsewhere"));
        Files.createSymbolicLink(tree.resolve("srv"), root.resolve("elsewhere"));

        assertThat(text(List.of("/srv/school/files"))).isEqualTo("/");
    }

    @Test
    void itIsAPlaceOnEitherSide() throws IOException {
        Files.createDirectories(tree.resolve("ikasle/ñ"));
        CommonDirectory start = start(List.of("/ikasle/ñ/lanak"), List.of());

        assertThat(start.text()).isEqualTo("/ikasle/ñ/");
        assertThat(start.in(tree)).isEqualTo(tree.resolve("ikasle/ñ"));
        assertThat(start(List.of("/etc"), List.of()).in(tree)).isEqualTo(tree);
    }

    private String text(List<String> paths, Change... changes) {
        return start(paths, List.of(), changes).text();
    }

    private CommonDirectory start(List<String> paths, List<String> patterns, Change... changes) {
        PullRequest pull = PullWorld.excluding(
                PullWorld.linkedTo(
                        PullWorld.in(root).request(Route.to(new Address.Local()), tree, paths.toArray(String[]::new)),
                        root.resolve("latest")),
                patterns.toArray(String[]::new));
        return CommonDirectory.of(new ApplyRequest(pull, Changes.of(changes)), JobPaths.of(paths));
    }

    private static Change altered(String path) {
        return new Change.Altered(TreePath.of(path), EntryType.DIRECTORY, Set.of(Difference.TIME), Optional.empty());
    }

    private static Change deleted(String path) {
        return new Change.Deleted(TreePath.of(path), false);
    }
}
