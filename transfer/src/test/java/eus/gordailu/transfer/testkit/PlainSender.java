package eus.gordailu.transfer.testkit;

import eus.gordailu.transfer.ssh.ClientKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A client whose rsync was built without access lists and extended attributes: it answers in the words of such an
 * rsync 3.2.7, and ends with its code, when it is asked for them. Else the real one sends.
 */
public final class PlainSender {

    private static final String SCRIPT = """
            #!/bin/sh
            echo "$SSH_ORIGINAL_COMMAND" >> 'DIRECTORY/calls'
            set -- $SSH_ORIGINAL_COMMAND
            refuse() {
              echo "rsync: $1 are not supported on this server" >&2
              echo 'rsync error: syntax or usage error (code 1) at main.c(1791) [server=3.2.7]' >&2
              exit 1
            }
            case "$1 $2 $3" in 'rsync --server --sender') ;; *) exit 9 ;; esac
            case ${4%%.*} in *A*) refuse ACLs ;; *X*) refuse 'extended attributes' ;; esac
            shift 2
            exec rsync --server --protocol=PROTOCOL "$@"
            """;

    private final Path directory;

    private PlainSender(Path directory) {
        this.directory = directory;
    }

    /**
     * Has the server lead this key to one.
     *
     * @param protocol below 31, times are told to the second
     */
    public static PlainSender behind(LoopbackSshServer server, ClientKey key, Path directory, int protocol) {
        try {
            Path program = Files.createDirectories(directory).resolve("sender");
            Files.writeString(
                    program, SCRIPT.replace("DIRECTORY", directory.toString()).replace("PROTOCOL", "" + protocol));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            server.authorize("restrict,command=\"%s\" %s".formatted(program, key.publicKey()));
            return new PlainSender(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it was called with since this was asked last. */
    public List<String> calls() {
        try {
            List<String> calls = Files.readAllLines(directory.resolve("calls"));
            Files.delete(directory.resolve("calls"));
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
