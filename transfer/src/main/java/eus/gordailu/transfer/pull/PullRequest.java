package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.rsync.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to pull, and where to. All directories are absolute.
 *
 * @param paths absolute on the client
 * @param exclusions what of the paths is left out
 * @param destination gets the paths below it; made when it is not there
 * @param scratch for files under way: on the destination's file system, beside it, kept between attempts so that a large
 *     file is gone on with, removed by the caller when the snapshot is published
 * @param linkDest the previous snapshot's tree, to share what is unchanged
 * @param byChecksum reads files whose size and time are equal, on both sides
 * @param lockFile held for as long as any process of this pull lives, even when the worker does not
 * @param pace how slow and how fast the client may be
 * @param wallClock how long it may take in all
 * @param attributes whether the destination's file system and the client's rsync keep access lists and extended attributes: if not, they are
 *     neither brought nor compared, else a file that has some would differ for ever
 */
public record PullRequest(
        Route route,
        ClientId clientId,
        List<String> paths,
        Exclusions exclusions,
        Path destination,
        Path scratch,
        Optional<Path> linkDest,
        boolean byChecksum,
        Path lockFile,
        Pace pace,
        Optional<Duration> wallClock,
        boolean attributes) {

    /** Where the client is. */
    public Address address() {
        return route.address();
    }

    /** The same, to a client whose rsync knows no access lists or extended attributes. */
    PullRequest withoutAttributes() {
        return new PullRequest(
                route,
                clientId,
                paths,
                exclusions,
                destination,
                scratch,
                linkDest,
                byChecksum,
                lockFile,
                pace,
                wallClock,
                false);
    }

    public PullRequest {
        paths = List.copyOf(paths);
        if (scratch.startsWith(destination)) {
            throw new IllegalArgumentException(
                    "%s is within %s: what is under way would be published".formatted(scratch, destination));
        }
    }
}
