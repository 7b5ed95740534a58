package eus.gordailu.gateway.catalog;

import eus.gordailu.gateway.problem.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What almost nobody wants to have back, by kinds of machines. A job that names one gets its patterns as they are then. */
public enum ExcludePreset {
    /** Not the directories themselves: a system that is brought back needs them, empty. */
    LINUX_SYSTEM(
            "A whole Linux system (path /): what the kernel shows, what is mounted for a while, and what is made anew",
            """
            /dev/*
            /proc/*
            /sys/*
            /run/*
            /var/run/*
            /tmp/*
            /var/tmp/*
            /mnt/*
            /media/*
            lost+found/
            /swapfile
            /swap.img
            /var/swap
            /var/cache/apt/archives/*.deb
            /var/cache/apt/*.bin
            /var/cache/dnf/*
            /var/lib/docker/overlay2/*
            /var/lib/containers/storage/overlay/*
            /var/lib/lxcfs/*
            """),
    CACHES("Caches and waste bins of people and programs", """
            .cache/
            .thumbnails/
            .local/share/Trash/
            .Trash-*/
            .mozilla/firefox/*/cache2/
            .config/*/Cache/
            .config/*/Code Cache/
            .npm/_cacache/
            .gradle/caches/
            .m2/repository/
            .cargo/registry/
            __pycache__/
            node_modules/.cache/
            snap/*/*/.cache/
            """),
    WINDOWS(
            "Windows machines and profiles: what is locked while somebody works, paging, waste bins and temporary files",
            """
            pagefile.sys
            hiberfil.sys
            swapfile.sys
            System Volume Information/
            $Recycle.Bin/
            $RECYCLE.BIN/
            RECYCLER/
            NTUSER.DAT*
            ntuser.dat*
            ntuser.ini
            UsrClass.dat*
            AppData/Local/Temp/
            AppData/Local/CrashDumps/
            AppData/Local/Microsoft/Windows/INetCache/
            AppData/Local/Microsoft/Windows/WebCache/
            AppData/Local/Microsoft/Windows/Explorer/thumbcache_*
            AppData/Local/Packages/*/AC/
            AppData/Local/Packages/*/TempState/
            AppData/Local/Google/Chrome/User Data/*/Cache/
            AppData/Local/Microsoft/Edge/User Data/*/Cache/
            AppData/Local/Mozilla/Firefox/Profiles/*/cache2/
            Thumbs.db
            ~$*
            """),
    MACOS("macOS: search indexes, versions, waste bins and caches", """
            .DS_Store
            .Spotlight-V100/
            .DocumentRevisions-V100/
            .TemporaryItems/
            .Trashes/
            .Trash/
            .fseventsd/
            Library/Caches/
            /private/var/vm/*
            /private/tmp/*
            /Volumes/*
            """);

    private final String description;
    private final String excludes;

    ExcludePreset(String description, String excludes) {
        this.description = description;
        this.excludes = excludes;
    }

    /** As in {@code linux-system}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String description() {
        return description;
    }

    List<String> excludes() {
        return excludes.lines().toList();
    }

    /**
     * The one with this id.
     *
     * @throws IllegalArgumentException when there is none; the message lists those that are there
     */
    static ExcludePreset of(String id) {
        return Arrays.stream(values())
                .filter(preset -> preset.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no preset \"%s\": choose of %s"
                        .formatted(
                                id,
                                Arrays.stream(values()).map(ExcludePreset::id).collect(Collectors.joining(", ")))));
    }

    /**
     * A job's own patterns, and after them those of the presets with these ids, each once.
     *
     * @throws eus.gordailu.gateway.problem.Problem when there is none with one of the ids
     */
    public static List<String> together(List<String> own, List<String> presets) {
        return Stream.concat(
                        own.stream(),
                        presets.stream()
                                .map(id -> Fields.checked("excludePresets", () -> of(id)))
                                .flatMap(preset -> preset.excludes().stream()))
                .distinct()
                .toList();
    }
}
