package eus.gordailu.systemtests.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Stands before a client's rsync: while it is shut, a transfer stops after its first megabyte, and stays. */
public final class Gate implements AutoCloseable {

    private final Path script;
    private final Path shut;

    private Gate(Path script, Path shut) {
        this.script = script;
        this.shut = shut;
    }

    /** An open one, with its files in this directory. */
    public static Gate in(Path directory) {
        try {
            Path shut = directory.resolve("gate-is-shut");
            Path script = Files.writeString(directory.resolve("gate"), """
                    #!/bin/sh
                    sh -c "$SSH_ORIGINAL_COMMAND" | { stdbuf -o0 head -c 1000000; while [ -e '%s' ]; do sleep 0.05; done; exec cat; }
                    """.formatted(shut));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new Gate(script, shut);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line of authorized_keys with which a key gets in through here only. */
    public String before(String authorizedKeysLine) {
        return "command=\"%s\",restrict %s"
                .formatted(script, authorizedKeysLine.substring(authorizedKeysLine.indexOf("ssh-ed25519 ")));
    }

    public void shut() {
        try {
            Files.writeString(shut, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void open() {
        try {
            Files.deleteIfExists(shut);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        open();
    }
}
