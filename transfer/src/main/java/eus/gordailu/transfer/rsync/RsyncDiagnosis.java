package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.Printable;
import eus.gordailu.transfer.process.ProcessResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Judges how rsync ended, by its exit code and what it said. The client is named as a person knows it; the connection
 * explains error lines of the program that carries rsync (nothing, for a local source).
 */
public record RsyncDiagnosis(String client, Path destination, Function<List<String>, Optional<Failure>> connection) {

    private static final int EIO = 5;
    private static final int ENOSPC = 28;
    private static final int EROFS = 30;
    private static final int EDQUOT = 122;

    private static final int CONNECT_TIMEOUT = 35;

    /** How rsync 3.5.0 begins to tell of a name that it has not asked for (flist.c); a sender might slip one in. */
    private static final String UNREQUESTED = "ERROR: rejecting unrequested file-list name";

    /** What an end by itself, or by a time limit, came to. */
    public RsyncOutcome judge(ProcessResult result, RsyncOutput output) {
        if (result.stop().isPresent()) {
            return switch (result.stop().get()) {
                case ABORTED -> failed(RsyncFailure.INTERRUPTED, result, output);
                case WALL_CLOCK -> failed(RsyncFailure.WALL_CLOCK, result, output);
                case IDLE -> failed(RsyncFailure.TIMEOUT, result, output);
            };
        }
        if (result.exitCode() == Command.LOCK_HELD && !output.rsyncSpoke()) {
            return failed(RsyncFailure.STILL_RUNNING, result, output);
        }
        if (result.exitCode() != 0 && Complaints.noAttributes(output)) {
            return failed(RsyncFailure.NO_ATTRIBUTES, result, output);
        }
        return Stream.of(destinationFailure(result, output), pathFailure(output))
                .flatMap(Optional::stream)
                .findFirst()
                .<RsyncOutcome>map(RsyncOutcome.Failed::new)
                .orElseGet(() -> byCode(result, output));
    }

    /** Whether it failed by taking too long: another try would do so too. */
    public static boolean ranOutOfTime(Failure failure) {
        return Stream.of(RsyncFailure.WALL_CLOCK, RsyncFailure.TIMEOUT).anyMatch(kind -> kind.is(failure));
    }

    /**
     * Whether it failed because rsync did not know names again that stood in the list which it was given: it reads some with backslashes
     * and brackets in another way than the sender, and so some of several thousand bytes. Without a list it takes them.
     */
    public static boolean refusedNames(Failure failure) {
        return RsyncFailure.NAMES_REFUSED.is(failure);
    }

    /** Whether it failed because the sender knows no access lists or extended attributes. */
    public static boolean sendsNoAttributes(Failure failure) {
        return RsyncFailure.NO_ATTRIBUTES.is(failure);
    }

    /** Whether it failed because a directory became something else meanwhile. */
    public static boolean replacedDirectory(Failure failure) {
        return RsyncFailure.DIRECTORY_REPLACED.is(failure);
    }

    /** A directory that is none any more, though something was fetched from below it. */
    public Failure replaced(TreePath directory) {
        return RsyncFailure.DIRECTORY_REPLACED.with(Map.of("path", directory.toString(), "client", client));
    }

    /** A path of the job that was not there, whatever rsync said. */
    public Failure missing(String path) {
        return RsyncFailure.MISSING_PATH.with(Map.of("path", path, "client", client));
    }

    private RsyncOutcome byCode(ProcessResult result, RsyncOutput output) {
        return switch (result.exitCode()) {
            case 0, 23, 24 -> new RsyncOutcome.Complete(output.warnings());
            case 1, 4 ->
                failed(
                        Complaints.notConfined(output)
                                ? RsyncFailure.NOT_CONFINED
                                : namesRefused(output) ? RsyncFailure.NAMES_REFUSED : RsyncFailure.TOO_OLD,
                        result,
                        output);
            case 2 -> failed(RsyncFailure.NOT_RSYNC, result, output);
            case 3, 11 -> failed(RsyncFailure.LOCATION_IO_ERROR, result, output);
            // 13: where a client fills what both write their complaints to, rsync can't say its own.
            case 5, 10, 12, 13, 35, 255 ->
                Complaints.noProgram(output)
                        ? failed(RsyncFailure.NO_RSYNC, result, output)
                        : Complaints.unknownOption(output)
                                ? failed(RsyncFailure.TOO_OLD, result, output)
                                : connection
                                        .apply(output.lines())
                                        .<RsyncOutcome>map(RsyncOutcome.Failed::new)
                                        .orElseGet(() -> failed(
                                                result.exitCode() == CONNECT_TIMEOUT
                                                        ? RsyncFailure.TIMEOUT
                                                        : RsyncFailure.CONNECTION_LOST,
                                                result,
                                                output));
            case 19, 20 -> failed(RsyncFailure.INTERRUPTED, result, output);
            case 30 -> failed(RsyncFailure.TIMEOUT, result, output);
            case 126, 127 -> failed(RsyncFailure.NO_RSYNC, result, output);
            default ->
                failed(result.signal().isPresent() ? RsyncFailure.INTERRUPTED : RsyncFailure.OTHER, result, output);
        };
    }

    private static boolean namesRefused(RsyncOutput output) {
        return output.lines().stream().anyMatch(line -> line.startsWith(UNREQUESTED));
    }

    private Optional<Failure> destinationFailure(ProcessResult result, RsyncOutput output) {
        if (result.exitCode() == 0) {
            return Optional.empty();
        }
        return Stream.of(
                        about(RsyncFailure.LOCATION_FULL, output.destinationError(ENOSPC, EDQUOT)),
                        about(RsyncFailure.LOCATION_READ_ONLY, output.destinationError(EROFS)),
                        about(RsyncFailure.LOCATION_IO_ERROR, output.destinationError(EIO)),
                        about(RsyncFailure.LOCATION_NOT_WRITABLE, output.destinationError(RsyncMessage.EACCES)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A job's own path that can't be read must never look like one whose files were deleted. */
    private Optional<Failure> pathFailure(RsyncOutput output) {
        return output.ownPaths().keySet().stream().findFirst().flatMap(path -> aboutPath(path, output));
    }

    /** What is wrong with one of the job's own paths, if it is that. */
    public Optional<Failure> aboutPath(String path, RsyncOutput output) {
        return Optional.ofNullable(output.ownPaths().get(path))
                .map(message -> message.hasErrno(RsyncMessage.ENOENT)
                        ? missing(path)
                        : RsyncFailure.UNREADABLE_PATH.with(Map.of(
                                "path", path, "client", client, "message", Printable.shortened(message.line()))));
    }

    private Optional<Failure> about(RsyncFailure failure, Optional<RsyncMessage> message) {
        return message.map(found -> failure.with(Map.of(
                "destination",
                destination.toString(),
                "message",
                Printable.shortened(found.line()),
                "client",
                client)));
    }

    private RsyncOutcome failed(RsyncFailure failure, ProcessResult result, RsyncOutput output) {
        String message =
                output.lines().stream().findFirst().map(Printable::shortened).orElse("no message");
        return new RsyncOutcome.Failed(failure.with(Map.of(
                "client",
                client,
                "destination",
                destination.toString(),
                "exitCode",
                Integer.toString(result.exitCode()),
                "message",
                message)));
    }
}
