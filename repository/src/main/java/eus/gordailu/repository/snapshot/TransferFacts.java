package eus.gordailu.repository.snapshot;

import java.util.List;

/** What rsync did: its version, exit code and arguments (without secrets), and its own counts; bytes are file sizes, transferred bytes what crossed the wire. */
public record TransferFacts(
        String rsyncVersion,
        int exitCode,
        List<String> arguments,
        long files,
        long bytes,
        long transferredFiles,
        long transferredBytes) {

    public TransferFacts {
        arguments = List.copyOf(arguments);
    }

    /** The same where what was counted is not what came: so much is there. */
    public TransferFacts holding(TreeSize found) {
        return new TransferFacts(
                rsyncVersion, exitCode, arguments, found.files(), found.bytes(), transferredFiles, transferredBytes);
    }
}
