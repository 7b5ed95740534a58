package eus.gordailu.gateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hooks that make a snapshot before, and remove it after. */
class SnapshotHooksTest {

    private static final String LAST = "for last; do :; done\n";
    private static final String MAY_FAIL = "[ ! -e \"$state/failing-${0##*/}\" ] || { echo refused >&2; exit 5; }\n";

    @TempDir
    Path root;

    static Stream<String> shells() {
        return HookBench.shells();
    }

    private Path place() {
        return root.resolve("seen here/it's");
    }

    private HookBench bench(String shell) throws IOException {
        Files.createDirectories(place().getParent());
        return new HookBench(root, shell)
                .program("lvs", LAST + """
                        [ -e "$state/snapshot" ] || exit 5
                        [ $# = 1 ] || { printf '  '; cat "$state/snapshot"; }
                        """)
                .program(
                        "lvcreate", MAY_FAIL + "[ ! -e \"$state/snapshot\" ] || exit 5; echo data >\"$state/snapshot\"")
                .program("lvremove", MAY_FAIL + "[ ! -e \"$state/mounted\" ] || exit 5; rm \"$state/snapshot\"")
                .program("mountpoint", "[ -e \"$state/mounted\" ]")
                .program("mount", MAY_FAIL + ": >\"$state/mounted\"")
                .program("umount", MAY_FAIL + "rm \"$state/mounted\"")
                .program("btrfs", LAST + MAY_FAIL + """
                        case $1-$2 in
                          subvolume-snapshot) [ ! -e "$last" ] || exit 5; mkdir "$last"; : >"$state/snapshot" ;;
                          subvolume-delete) rm -r "$last" "$state/snapshot" ;;
                          property-get) if [ -e "$state/snapshot" ]; then echo ro=true; else echo ro=false; fi ;;
                        esac
                        """)
                .program("zfs", LAST + MAY_FAIL + """
                        case $1-$last in
                          list-*) [ -e "$state/snapshot" ] ;;
                          snapshot-*) [ ! -e "$state/snapshot" ] || exit 5; echo yes >"$state/snapshot" ;;
                          destroy-*@*) rm "$state/snapshot" ;;
                          get-*@*) cat "$state/snapshot" ;;
                          get-*) cat "$state/mountpoint" ;;
                        esac
                        """)
                .program("cygpath", LAST + "printf '%s\\n' \"$last\" >\"$state/asked\"; echo \"$state/volume\"")
                .program("powershell.exe", LAST + """
                        echo "$GORDAILU_VOLUME at $GORDAILU_PLACE" >"$state/told"
                        case $last in
                          *'"'*) exit 8 ;;
                          *MethodName\\ Create*)
                            : >"$state/shadow"
                            [ ! -e "$state/failing-link" ] || { echo refused >&2; exit 1; }
                            mkdir "$state/volume"
                            [ -e "$state/unseen" ] || mkdir "$state/volume/Users" ;;
                          *Remove-CimInstance*)
                            [ ! -e "$state/failing-remove" ] || { echo is no link >&2; exit 1; }
                            rm -rf "$state/volume" "$state/shadow" ;;
                          *) exit 9 ;;
                        esac
                        """);
    }

    private Map<String, String> lvm() {
        return Map.of("place", place().toString());
    }

    private Map<String, String> btrfs() {
        return Map.of("volume", "/srv/my home", "place", place().toString());
    }

    private static final Map<String, String> ZFS = Map.of("dataset", "tank/my home");

    @ParameterizedTest
    @MethodSource("shells")
    void aVolumeOfLvmIsSeenWhileItIsBackedUp(String shell) throws IOException {
        HookBench bench = bench(shell);

        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "PRE").well();

        assertThat(place()).isDirectory();
        assertThat(bench.calls())
                .contains(
                        "lvcreate [--yes] [--snapshot] [--size] [5G] [--name] [gordailu-data] [vg0/data]",
                        "mount [-o] [ro] [/dev/vg0/gordailu-data] [%s]".formatted(place()));
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "POST").well();
        assertThat(bench.knows("mounted")).isFalse();
        assertThat(bench.knows("snapshot")).isFalse();
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "POST").well();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aThinVolumeNeedsNoSizeAndIsMadeToBeSeen(String shell) throws IOException {
        HookBench bench = bench(shell);

        bench.run(ScriptPreset.LVM_SNAPSHOT, Map.of("place", "" + place(), "size", ""), "PRE")
                .well();

        assertThat(bench.calls())
                .contains(
                        "lvcreate [--yes] [--snapshot] [--setactivationskip] [n] [--name] [gordailu-data] [vg0/data]");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whatAnEarlierRunHasLeftIsMadeAnew(String shell) throws IOException {
        HookBench bench = bench(shell);
        Files.createDirectories(root.resolve("my home/.zfs/snapshot/gordailu"));
        bench.tell("mountpoint", root.resolve("my home").toString());
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "PRE").well();
        bench.calls();
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "PRE").well();
        assertThat(bench.calls())
                .filteredOn(call -> call.startsWith("umount") || call.startsWith("lvremove") || call.startsWith("lvc"))
                .extracting(call -> call.substring(0, call.indexOf(' ')))
                .containsExactly("umount", "lvremove", "lvcreate");
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "POST").well();

        bench.run(ScriptPreset.ZFS_SNAPSHOT, ZFS, "PRE").well();
        bench.calls();
        bench.run(ScriptPreset.ZFS_SNAPSHOT, ZFS, "PRE").well();
        assertThat(bench.calls())
                .containsSubsequence(
                        "zfs [destroy] [tank/my home@gordailu]",
                        "zfs [snapshot] [-o] [gordailu:hook=yes] [tank/my home@gordailu]");
        bench.run(ScriptPreset.ZFS_SNAPSHOT, ZFS, "POST").well();

        Files.delete(place());
        bench.run(ScriptPreset.BTRFS_SNAPSHOT, btrfs(), "PRE").well();
        bench.calls();
        bench.run(ScriptPreset.BTRFS_SNAPSHOT, btrfs(), "PRE").well();
        assertThat(bench.calls())
                .containsSubsequence(
                        "btrfs [subvolume] [delete] [%s]".formatted(place()),
                        "btrfs [subvolume] [snapshot] [-r] [/srv/my home] [%s]".formatted(place()));
        bench.run(ScriptPreset.BTRFS_SNAPSHOT, btrfs(), "POST").well();
        assertThat(place()).doesNotExist();
        bench.run(ScriptPreset.BTRFS_SNAPSHOT, btrfs(), "POST").well();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void afterOneThatFailedHalfWayNothingIsLeft(String shell) throws IOException {
        HookBench bench = bench(shell);
        bench.tell("failing-mount");
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "PRE").badlySaying("can't be mounted", "refused");
        assertThat(bench.knows("snapshot")).as("removed at once").isFalse();
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "POST").well();
        bench.tell("failing-lvcreate");
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "PRE").badlySaying("no snapshot of vg0/data", "refused");
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "POST").well();

        bench.tell("snapshot", "data");
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "POST").well();
        assertThat(bench.knows("snapshot"))
                .as("made, and cut off before it was mounted")
                .isFalse();

        bench.tell("mountpoint", "/nowhere");
        bench.run(ScriptPreset.ZFS_SNAPSHOT, ZFS, "PRE")
                .badlySaying("can't be seen at /nowhere/.zfs/snapshot/gordailu");
        assertThat(bench.knows("snapshot")).isFalse();
        bench.run(ScriptPreset.ZFS_SNAPSHOT, ZFS, "POST").well();

        Files.delete(place());
        bench.tell("failing-btrfs");
        bench.run(ScriptPreset.BTRFS_SNAPSHOT, btrfs(), "PRE").badlySaying("no snapshot of /srv/my home");
        bench.run(ScriptPreset.BTRFS_SNAPSHOT, btrfs(), "POST").well();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whatCannotBeRemovedIsSaid(String shell) throws IOException {
        HookBench bench = bench(shell);
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "PRE").well();
        bench.tell("failing-umount");
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "POST").badlySaying("can't be unmounted", "fuser");
        bench.forget("failing-umount");
        bench.tell("failing-lvremove");
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "POST").badlySaying("vg0/gordailu-data can't be removed");
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "PRE").badlySaying("vg0/gordailu-data can't be removed");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whatIsNoSnapshotOfTheHookIsNeverRemoved(String shell) throws IOException {
        HookBench bench = bench(shell);
        bench.tell("snapshot", "another");
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "PRE").badlySaying("no snapshot of data, and stays");
        bench.tell("snapshot", "-");
        bench.run(ScriptPreset.ZFS_SNAPSHOT, ZFS, "PRE").badlySaying("not this script's, and stays");
        assertThat(bench.knows("snapshot")).isTrue();
        bench.forget("snapshot");
        Files.createDirectory(place());
        bench.run(ScriptPreset.BTRFS_SNAPSHOT, btrfs(), "PRE").badlySaying("no snapshot of this script's, and stays");
        assertThat(place()).isDirectory();
        assertThat(bench.calls()).noneMatch(call -> call.matches("lvremove .*|zfs \\[destroy.*|btrfs .subvolume.*"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aVolumeOfWindowsIsSeenWhileItIsBackedUp(String shell) throws IOException {
        HookBench bench = bench(shell);
        Map<String, String> settings = Map.of("volume", "D:\\it's a \"volume\"\\", "place", "C:\\in\\here");

        bench.run(ScriptPreset.WINDOWS_VSS_SNAPSHOT, settings, "PRE").well();

        assertThat(bench.knows("volume")).isTrue();
        assertThat(bench.told("told")).isEqualTo("D:\\it's a \"volume\"\\ at C:\\in\\here");
        assertThat(bench.told("asked")).isEqualTo("C:\\in\\here");
        assertThat(bench.calls())
                .filteredOn(call -> call.startsWith("powershell.exe [-NoProfile] [-NonInteractive]"))
                .as("first what an earlier run may have left")
                .hasSize(2);
        bench.run(ScriptPreset.WINDOWS_VSS_SNAPSHOT, settings, "PRE").well();
        bench.run(ScriptPreset.WINDOWS_VSS_SNAPSHOT, settings, "POST").well();
        assertThat(bench.knows("volume") || bench.knows("shadow")).isFalse();
        bench.run(ScriptPreset.WINDOWS_VSS_SNAPSHOT, settings, "POST").well();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aShadowCopyThatIsNotSeenIsRemovedAndOneThatStaysIsTold(String shell) throws IOException {
        HookBench bench = bench(shell);
        bench.tell("failing-link");
        bench.run(ScriptPreset.WINDOWS_VSS_SNAPSHOT, Map.of(), "PRE")
                .badlySaying("no shadow copy of C:\\ was made at C:\\gordailu-snapshot", "refused", "administrator");
        assertThat(bench.knows("shadow")).isFalse();
        bench.forget("failing-link");
        bench.tell("unseen");
        bench.run(ScriptPreset.WINDOWS_VSS_SNAPSHOT, Map.of(), "PRE").badlySaying("nothing of it is seen");
        assertThat(bench.knows("shadow")).isFalse();
        bench.tell("failing-remove");
        bench.run(ScriptPreset.WINDOWS_VSS_SNAPSHOT, Map.of(), "PRE").badlySaying("can't be removed", "is no link");
        assertThat(bench.knows("shadow")).as("none is made beside it").isFalse();
        bench.run(ScriptPreset.WINDOWS_VSS_SNAPSHOT, Map.of(), "POST").badlySaying("vssadmin list shadows");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aPlaceOfWindowsThatCmdWouldReadOtherwiseIsRefused(String shell) throws IOException {
        HookBench bench = bench(shell);
        for (String place : List.of("C:\\a&calc", "C:\\it's", "/c/snapshot", "C:/snapshot", "C:\\%TEMP%", "")) {
            bench.run(ScriptPreset.WINDOWS_VSS_SNAPSHOT, Map.of("place", place), "PRE")
                    .badlySaying("C:\\gordailu-snapshot");
        }
        assertThat(bench.calls()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void neitherBeforeNorAfterNothingIsDone(String shell) throws IOException {
        HookBench bench = bench(shell);
        bench.run(ScriptPreset.LVM_SNAPSHOT, lvm(), "").badlySaying("GORDAILU_EVENT");
        bench.run(ScriptPreset.BTRFS_SNAPSHOT, btrfs(), "").badlySaying("GORDAILU_EVENT");
        bench.run(ScriptPreset.ZFS_SNAPSHOT, ZFS, "").badlySaying("GORDAILU_EVENT");
        bench.run(ScriptPreset.WINDOWS_VSS_SNAPSHOT, Map.of(), "").badlySaying("GORDAILU_EVENT");
        assertThat(bench.calls()).isEmpty();
    }
}
