package eus.gordailu.snapshot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.snapshot.Source;
import eus.gordailu.repository.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemsTest {

    private static final String ROOT = "27 1 254:0 / / rw - ext4 /dev/vda1 rw\n";

    @TempDir
    Path root;

    private Path source;
    private Path tree;
    private String disk;

    @BeforeEach
    void aSourceOfWhichATreeWasFetched() throws IOException {
        source = Files.createDirectory(root.toRealPath().resolve("source"));
        tree = root.resolve("tree");
        disk = source + "/disk";
        Files.createDirectories(Path.of(tree + disk));
    }

    @Test
    void thisMachinesOwnPathsAreToldAndThoseOfOthersAreNot() throws IOException {
        try (Directory data = Directory.open(tree);
                TreeReader reader = new TreeReader(data)) {
            assertThat(FileSystems.of(local(source.toString(), "/not/there"), Set.of(), reader)
                            .mounted())
                    .containsOnlyKeys(source.toString());
            assertThat(FileSystems.of(
                            new Source("root@web", List.of(source.toString()), List.of()), Set.of(disk), reader))
                    .isEqualTo(FileSystems.UNTOLD);
        }
    }

    @Test
    void aDiskBelowAPathIsToldWhereTheTreeHoldsSomethingOfIt() throws IOException {
        String mounted = ROOT + mount("ext4 /dev/sdb1");
        assertThat(told(mounted, source.toString()).mounted()).containsOnlyKeys(source.toString());

        Files.createFile(Path.of(tree + disk + "/file"));

        assertThat(told(mounted, source.toString()).mounted())
                .isEqualTo(Map.of(source.toString(), "ext4 /dev/vda1 on /", disk, "ext4 /dev/sdb1 on " + disk));
        assertThat(told(mounted, "/").mounted()).containsOnlyKeys("/", disk);
        assertThat(told(ROOT + mount("tmpfs tmpfs"), source.toString()).mounted())
                .containsOnlyKeys(source.toString());
    }

    @Test
    void aDiskThatWasMountedBelowAPathIsMissingOnlyWhereItsDirectoryIsThere() throws IOException {
        String path = source.toString();
        assertThat(told(ROOT, path, disk).missing()).contains(disk);
        assertThat(told(ROOT + mount("tmpfs tmpfs"), path, disk).missing()).contains(disk);
        assertThat(told(ROOT + mount("ext4 /dev/sdc1"), path, disk).missing()).isEmpty();
        assertThat(told(ROOT, path, source + "/gone").missing()).isEmpty();
        assertThat(told(ROOT, source + "/other", disk).missing()).isEmpty();
        assertThat(told("", path, disk).missing()).as("nothing is told").isEmpty();
    }

    @Test
    void whatIsMountedOnDemandMayBeAway() throws IOException {
        assertThat(told(ROOT + mount("autofs systemd-1"), source.toString(), disk)
                        .missing())
                .isEmpty();
    }

    @Test
    void aPathThatLeadsThroughALinkIsFollowedOnThisMachineAndNotInTheTree() throws IOException {
        Path link = Files.createSymbolicLink(root.toRealPath().resolve("link"), source);
        Files.createDirectories(Path.of(tree + "" + link + "/disk/sub"));

        String shown = link + "/disk";
        assertThat(told(ROOT + mount("ext4 /dev/sdb1"), link + "/").mounted()).containsOnlyKeys(link + "/", shown);
        assertThat(told(ROOT, link + "/", shown).missing()).contains(shown);
    }

    private String mount(String what) {
        return "34 27 8:16 / %s rw - %s rw\n".formatted(disk, what);
    }

    private FileSystems told(String mountinfo, String path, String... before) throws IOException {
        try (Directory data = Directory.open(tree);
                TreeReader reader = new TreeReader(data)) {
            return FileSystems.of(local(path), Set.of(before), reader, MountTable.parse(mountinfo, Map.of()));
        }
    }

    private static Source local(String... paths) {
        return new Source("local", List.of(paths), List.of());
    }
}
