package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** What many need before and after their backups, as scripts ready for use. Their settings stand at the top of each. */
enum ScriptPreset {
    POSTGRESQL_DUMP("Before: dumps the databases of PostgreSQL, each into a file of its own"),
    MARIADB_DUMP("Before: dumps the databases of MariaDB or MySQL, each into a file of its own"),
    MONGODB_DUMP("Before: dumps the databases of MongoDB, each into a directory of its own"),
    LVM_SNAPSHOT("Before and after: a snapshot of a volume of LVM is there while its jobs run"),
    BTRFS_SNAPSHOT("Before and after: a snapshot of a subvolume of Btrfs is there while its jobs run"),
    ZFS_SNAPSHOT("Before and after: a snapshot of a dataset of ZFS is there while its jobs run"),
    WINDOWS_VSS_SNAPSHOT("Before and after: a shadow copy of a volume of Windows (VSS) is there while its jobs run");

    private final String description;

    ScriptPreset(String description) {
        this.description = description;
    }

    /** As in {@code postgresql-dump}: also that of its file. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String description() {
        return description;
    }

    /** All of them look at what is on the client. */
    Script.Place place() {
        return Script.Place.CLIENT;
    }

    String body() {
        try (InputStream file = Objects.requireNonNull(ScriptPreset.class.getResourceAsStream(title()))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
