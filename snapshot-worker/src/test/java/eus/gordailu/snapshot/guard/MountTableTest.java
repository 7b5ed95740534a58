package eus.gordailu.snapshot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

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
        assertThat(of("/etc/hosts")).isEqualTo("ext4 /dev/vda1 on /");
        assertThat(of("/srvdata")).isEqualTo("ext4 /dev/vda1 on /");
        assertThat(of("/home/ane")).isEqualTo("btrfs UUID=0a1b /@home on /home");
        assertThat(of("/mnt/Datuak 2026")).isEqualTo("tmpfs none here on /mnt/Datuak 2026");
    }

    @Test
    void ofTwoInTheSamePlaceTheLastOneIsSeen() {
        assertThat(of("/srv/www")).isEqualTo("nfs4 nas:/export/srv on /srv");
    }

    @Test
    void disksAndSharesAreToldFromMemoryAndTheSystemsOwn() {
        MountTable more = MountTable.parse(MOUNTINFO + """
                        34 27 0:43 / /mnt/share rw - cifs //nas/share rw
                        35 27 0:44 / /mnt/six rw - nfs4 [fe80::1]:/export rw
                        36 27 0:45 / /mnt/proc rw - proc proc rw
                        37 27 0:46 / /mnt/layers rw - overlay overlay rw,lowerdir=/a:/b
                        38 27 8:16 / /mnt/hidden/disk rw - ext4 /dev/sdb1 rw
                        39 27 0:47 / /mnt/hidden rw - tmpfs tmpfs rw
                        40 39 8:32 / /mnt/hidden/seen rw - xfs /dev/sdc1 rw
                        41 27 8:48 / /mnt/twice rw - xfs /dev/sdd1 rw
                        42 41 0:48 / /mnt/twice rw - tmpfs tmpfs rw
                        43 27 0:49 / /mnt/pool rw - zfs tank/home rw
                        44 27 0:50 / /mnt/remote rw - fuse.sshfs ane@nas: rw
                        45 27 7:3 / /mnt/snap ro - squashfs /dev/loop3 ro
                        """, Map.of("/dev/vdb", "UUID=0a1b"));

        assertThat(more.storageBelow("/mnt"))
                .extracting(MountTable.Mount::point)
                .containsExactly(
                        "/mnt/share", "/mnt/six", "/mnt/hidden/disk", "/mnt/hidden/seen", "/mnt/pool", "/mnt/remote");
        assertThat(mounts.storageBelow("/")).extracting(MountTable.Mount::point).containsExactly("/srv", "/home");
        assertThat(mounts.storageBelow("/home")).isEmpty();
    }

    /** The kernel escapes a line feed in a name, and no carriage return. */
    @Test
    void aCarriageReturnIsPartOfAName() {
        MountTable odd = MountTable.parse(MOUNTINFO + "50 27 0:60 / /mnt/m\rx rw - tmpfs none rw\n", Map.of());

        assertThat(odd.nearest("/mnt/m\rx/in").orElseThrow().point()).isEqualTo("/mnt/m\rx");
    }

    private String of(String path) {
        return mounts.nearest(path).orElseThrow().described();
    }
}
