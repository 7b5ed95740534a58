package eus.gordailu.transfer.daemon;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.id.ClientId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The passwords of clients that answer as an rsync daemon: each in a file (0600) of a directory (0700) among the worker's keys. One that was
 * given before its client was added waits apart. Each is for one user of one daemon, and told to no other.
 */
public final class DaemonPasswords {

    private static final String DRAFTS = "drafts";

    private static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;

    public DaemonPasswords(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** The file with the client's password for this daemon, if one was given. */
    public Optional<Path> of(ClientId client, Address.Daemon daemon) throws IOException {
        for (Path file : List.of(home(client), draft(client))) {
            if (Files.exists(file) && isFor(daemon, file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** The same of a client that is there: its password waits no more. */
    public Optional<Path> adopted(ClientId client, Address.Daemon daemon) {
        try {
            adopt(client);
            return of(client, daemon);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A password that is to be tried; {@link #keep} takes it over, and it goes with {@link Files#deleteIfExists} else.
     *
     * @throws IOException when the worker's disk does not let it
     */
    public Path trial(Address.Daemon daemon, String password) throws IOException {
        Path drafts = Files.createDirectories(directory.resolve(DRAFTS), FOR_OWNER);
        // What is made for one user alone is so from the beginning.
        Path trial = Files.createTempFile(drafts, ".trial-", "");
        // rsync reads the first line.
        Files.writeString(trial, "%s\n%s\n".formatted(password, whose(daemon)));
        return trial;
    }

    /**
     * Keeps one that was tried, whatever there was before.
     *
     * @param added whether the client is there already
     */
    public void keep(Path trial, ClientId client, boolean added) throws IOException {
        Files.move(trial, added ? home(client) : draft(client), StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isFor(Address.Daemon daemon, Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).anyMatch(whose(daemon)::equals);
    }

    private static String whose(Address.Daemon daemon) {
        return "%s:%d".formatted(daemon.authority(), daemon.port());
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
