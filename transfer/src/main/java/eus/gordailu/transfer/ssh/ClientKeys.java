package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.transfer.daemon.DaemonPasswords;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The worker's ssh keys, one ed25519 pair per client, made when first asked for. A client has a directory of its own
 * (0700) with the private key (0600), the public key and the host keys seen.
 */
public final class ClientKeys {

    private static final String PRIVATE = "id_ed25519";
    private static final String PUBLIC = PRIVATE + ".pub";
    private static final String KNOWN_HOSTS = "known_hosts";
    private static final String DRAFTS = "drafts";
    private static final String PASSWORDS = "passwords";
    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(30));

    private final Path directory;
    private final WorkerId worker;
    private final ProcessRunner runner;
    private final HostTrust trust;

    public ClientKeys(Path directory, WorkerId worker, ProcessRunner runner, HostTrust trust) {
        this.trust = trust;
        this.directory = directory.toAbsolutePath();
        this.worker = worker;
        this.runner = runner;
    }

    /** The passwords of clients that have no key. */
    public DaemonPasswords passwords() {
        return new DaemonPasswords(directory.resolve(PASSWORDS));
    }

    /**
     * The client's key; the same one for everybody who asks, at the same time too. If there is a draft, it is that.
     *
     * @throws KeyNotMadeException when the directory can't be used
     */
    public ClientKey of(ClientId client) {
        Path home = home(client);
        try {
            if (!isKey(home) && !adopt(draftHome(client), home)) {
                make(home);
            }
            return read(home);
        } catch (IOException e) {
            throw new KeyNotMadeException(home, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The key of one that may become a client: it is kept aside until then, and only for a time.
     *
     * @throws KeyNotMadeException when the directory can't be used
     */
    public ClientKey draft(ClientId client) {
        if (isKey(home(client))) {
            return of(client);
        }
        Path home = draftHome(client);
        try {
            if (!isKey(home)) {
                make(home);
            }
            return read(home);
        } catch (IOException e) {
            throw new KeyNotMadeException(home, String.valueOf(e.getMessage()), e);
        }
    }

    /** Removes the drafts that were made before this, and have become no client. */
    public void forgetDrafts(Instant before) throws IOException {
        Path drafts = directory.resolve(DRAFTS);
        if (!Files.isDirectory(drafts)) {
            return;
        }
        try (Stream<Path> all = Files.list(drafts)) {
            for (Path draft : all.toList()) {
                if (isKey(draft)
                        && Files.getLastModifiedTime(draft.resolve(PRIVATE))
                                .toInstant()
                                .isBefore(before)) {
                    // Taken out of sight first: half of a key must not become a client's.
                    Path aside = Files.createTempDirectory(directory, ".gone-");
                    removeKey(Files.move(draft, aside, StandardCopyOption.ATOMIC_MOVE));
                }
            }
        }
    }

    private Path home(ClientId client) {
        return directory.resolve(client.toString());
    }

    private Path draftHome(ClientId client) {
        return directory.resolve(DRAFTS).resolve(client.toString());
    }

    private static boolean isKey(Path home) {
        return Files.exists(home.resolve(PRIVATE));
    }

    private ClientKey read(Path home) throws IOException {
        String publicKey = Files.readString(home.resolve(PUBLIC)).strip();
        return new ClientKey(home.resolve(PRIVATE), publicKey, home.resolve(KNOWN_HOSTS), trust);
    }

    private static boolean adopt(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (FileSystemException e) {
            // Somebody else was quicker.
            return isKey(home);
        }
    }

    /** The pair appears whole by one rename; who comes second finds the directory taken and leaves it. */
    private void make(Path home) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(home.getParent(), ownerOnly);
        Path draft = Files.createTempDirectory(directory, ".new-", ownerOnly);
        try {
            generate(draft.resolve(PRIVATE));
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!isKey(home)) {
                throw e;
            }
        } finally {
            removeKey(draft);
        }
    }

    private static void removeKey(Path home) throws IOException {
        for (String name : List.of(PRIVATE, PUBLIC, KNOWN_HOSTS)) {
            Files.deleteIfExists(home.resolve(name));
        }
        Files.deleteIfExists(home);
    }

    private void generate(Path file) {
        ProcessResult result = runner.run(
                Command.of(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-C",
                        "gordailu@" + worker,
                        "-f",
                        file.toString()),
                SHORT);
        if (!result.successful()) {
            throw new KeyNotMadeException(file, String.join(" ", result.errors().lines()), null);
        }
    }
}
