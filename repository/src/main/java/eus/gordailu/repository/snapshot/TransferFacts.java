package eus.gordailu.repository.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rsync did: its version, exit code and arguments (without secrets), and its own counts; bytes are file sizes, transferred bytes what crossed the wire.
 *
 * @param confined whether rsync was shut in while it received; null where it received from no other machine, and in what older versions wrote
 * @param remoteProtocol which of rsync's protocols the other end spoke: 31 since rsync 3.1, 32 since 3.4; null as before
 */
public record TransferFacts(
        String rsyncVersion,
        int exitCode,
        List<String> arguments,
        long files,
        long bytes,
        long transferredFiles,
        long transferredBytes,
        @Nullable Boolean confined,
        @Nullable Integer remoteProtocol) {

    public TransferFacts {
        arguments = List.copyOf(arguments);
    }

    /** The same where what was counted is not what came: so much is there. */
    public TransferFacts holding(TreeSize found) {
        return new TransferFacts(
                rsyncVersion,
                exitCode,
                arguments,
                found.files(),
                found.bytes(),
                transferredFiles,
                transferredBytes,
                confined,
                remoteProtocol);
    }
}
