package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/**
 * The worker's ssh keys, one ed25519 pair per client, made when first asked for. A client has a directory of its own
 * (0700) with the private key (0600), the public key and the host keys seen.
 */
public final class ClientKeys {

    private static final String PRIVATE = "id_ed25519";
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

    /**
     * The client's key; the same one for everybody who asks, at the same time too.
     *
     * @throws KeyNotMadeException when the directory can't be used
     */
    public ClientKey of(ClientId client) {
        Path home = directory.resolve(client.toString());
        try {
            if (!Files.exists(home.resolve(PRIVATE))) {
                make(home);
            }
            String publicKey = Files.readString(home.resolve(PRIVATE + ".pub")).strip();
            return new ClientKey(home.resolve(PRIVATE), publicKey, home.resolve("known_hosts"), trust);
        } catch (IOException e) {
            throw new KeyNotMadeException(home, String.valueOf(e.getMessage()), e);
        }
    }

    /** The pair appears whole by one rename; who comes second finds the directory taken and leaves it. */
    private void make(Path home) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(directory, ownerOnly);
        Path draft = Files.createTempDirectory(directory, ".new-", ownerOnly);
        try {
            generate(draft.resolve(PRIVATE));
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(home.resolve(PRIVATE))) {
                throw e;
            }
        } finally {
            for (Path left : List.of(draft.resolve(PRIVATE), draft.resolve(PRIVATE + ".pub"), draft)) {
                Files.deleteIfExists(left);
            }
        }
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
