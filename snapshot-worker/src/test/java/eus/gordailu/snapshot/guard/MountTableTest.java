package eus.gordailu.snapshot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.repository.snapshot.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountTableTest {

    private static final String MOUNTINFO = """
            27 1 254:0 / / rw,relatime - ext4 /dev/vda1 rw,discard
            30 27 0:40 / /srv rw shared:1 master:2 - autofs systemd-1 rw,fd=29
            31 30 0:41 / /srv rw shared:1 - nfs4 nas:/export/srv rw,vers=4.2
            32 27 254:16 /@home /home rw - btrfs /dev/vdb rw,subvol=/@home
            33 27 0:42 / /mnt/Datuak\\0402026 rw - tmpfs none\\040here rw
            """;

    private final MountTable mounts = MountTable.parse(MOUNTINFO, Map.of("/dev/vdb", "UUID=0a1b"));

    @Test
    void aPathIsOnTheFileSystemThatIsMountedNearestAboveIt() {
        assertThat(mounts.of(Path.of("/etc/hosts"))).contains("ext4 /dev/vda1 on /");
        assertThat(mounts.of(Path.of("/srvdata"))).contains("ext4 /dev/vda1 on /");
        assertThat(mounts.of(Path.of("/home/ane"))).contains("btrfs UUID=0a1b /@home on /home");
        assertThat(mounts.of(Path.of("/mnt/Datuak 2026"))).contains("tmpfs none here on /mnt/Datuak 2026");
    }

    @Test
    void ofTwoInTheSamePlaceTheLastOneIsSeen() {
        assertThat(mounts.of(Path.of("/srv/www"))).contains("nfs4 nas:/export/srv on /srv");
    }

    @Test
    void thisMachinesOwnPathsAreToldAndThoseOfOthersAreNot(@TempDir Path directory) {
        String path = directory.toString();

        assertThat(FileSystems.of(new Source("local", List.of(path, "/not/there"), List.of())))
                .containsOnlyKeys(path);
        assertThat(FileSystems.of(new Source("root@web", List.of(path), List.of())))
                .isEmpty();
    }
}
