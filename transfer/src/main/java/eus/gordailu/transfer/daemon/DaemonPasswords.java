package eus.gordailu.transfer.daemon;

import eus.gordailu.contracts.id.ClientId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The passwords of clients that answer as an rsync daemon: each in a file (0600) of a directory (0700) among the worker's keys. One that was
 * given before its client was added waits apart.
 */
public final class DaemonPasswords {

    private static final String DRAFTS = "drafts";

    private static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;

    public DaemonPasswords(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** The file with the client's password, if one was given. */
    public Optional<Path> of(ClientId client) {
        return Stream.of(home(client), draft(client)).filter(Files::exists).findFirst();
    }

    /**
     * Keeps one, whatever there was before.
     *
     * @param added whether the client is there already
     * @throws IOException when the worker's disk does not let it
     */
    public void keep(ClientId client, String password, boolean added) throws IOException {
        Path file = added ? home(client) : draft(client);
        Path parent = Files.createDirectories(added ? directory : directory.resolve(DRAFTS), FOR_OWNER);
        // Whole or not at all; what is made for one user alone is so from the beginning.
        Path fresh = Files.createTempFile(parent, ".new-", "");
        try {
            Files.writeString(fresh, password + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The client was added: its password waits no more. */
    public void adopt(ClientId client) throws IOException {
        if (Files.exists(draft(client))) {
            Files.move(draft(client), home(client), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    public void forget(ClientId client) throws IOException {
        Files.deleteIfExists(home(client));
        Files.deleteIfExists(draft(client));
    }

    /** Removes those that were given before this, and whose client was never added. */
    public void forgetDrafts(Instant before) throws IOException {
        Path drafts = directory.resolve(DRAFTS);
        if (!Files.isDirectory(drafts)) {
            return;
        }
        try (Stream<Path> all = Files.list(drafts)) {
            for (Path draft : all.toList()) {
                if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    private Path home(ClientId client) {
        return directory.resolve(client.toString());
    }

    private Path draft(ClientId client) {
        return directory.resolve(DRAFTS).resolve(client.toString());
    }
}
