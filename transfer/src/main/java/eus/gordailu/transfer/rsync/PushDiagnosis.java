package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.process.Printable;
import eus.gordailu.transfer.process.ProcessResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Judges how rsync ended that brought files to a client, by its exit code and what it said.
 *
 * @param client as a person knows it
 * @param directory at the client
 * @param connection explains error lines of the program that carries rsync
 */
public record PushDiagnosis(String client, String directory, Function<List<String>, Optional<Failure>> connection) {

    private static final int EIO = 5;
    private static final int ENOSPC = 28;
    private static final int EROFS = 30;
    private static final int EDQUOT = 122;

    /** What the receiving rsync says of the directory itself, before it comes to any file (main.c). */
    private static final Pattern ABOUT_DIRECTORY =
            Pattern.compile("rsync: \\[[Rr]eceiver] (?:mkdir|change_dir|ERROR: cannot stat destination).*"
                    + "|ERROR: destination must be a directory.*");

    private static final Pattern READ_ONLY = Pattern.compile("ERROR: module is read only\\s*");

    /** What an end by itself, or by a time limit, came to. */
    public RsyncOutcome judge(ProcessResult result, RsyncOutput output) {
        if (result.stop().isPresent()) {
            return switch (result.stop().get()) {
                case ABORTED -> failed(PushFailure.INTERRUPTED::with, result, output);
                case WALL_CLOCK -> failed(PushFailure.WALL_CLOCK::with, result, output);
                case IDLE -> failed(PushFailure.TIMEOUT::with, result, output);
            };
        }
        if (result.exitCode() == 0) {
            return new RsyncOutcome.Complete(output.warnings());
        }
        if (Complaints.noAttributes(output)) {
            return failed(PushFailure.NO_ATTRIBUTES::with, result, output);
        }
        return Stream.of(
                        said(PushFailure.READ_ONLY_MODULE, READ_ONLY, output),
                        said(PushFailure.NO_DIRECTORY, ABOUT_DIRECTORY, output),
                        met(PushFailure.TARGET_FULL, output, ENOSPC, EDQUOT),
                        met(PushFailure.TARGET_READ_ONLY, output, EROFS),
                        met(PushFailure.TARGET_IO_ERROR, output, EIO))
                .flatMap(Optional::stream)
                .findFirst()
                .<RsyncOutcome>map(RsyncOutcome.Failed::new)
                .orElseGet(() -> byCode(result, output));
    }

    /** Whether it failed because the receiver knows no access lists or extended attributes. */
    public static boolean takesNoAttributes(Failure failure) {
        return PushFailure.NO_ATTRIBUTES.is(failure);
    }

    /** What leads to a path there is something else than a directory. */
    public Failure notADirectory(String path) {
        return PushFailure.NOT_A_DIRECTORY.with(Map.of("path", path, "client", client));
    }

    /** The same, seen only when all had been brought. */
    public Failure replaced(String path) {
        return PushFailure.DIRECTORY_REPLACED.with(Map.of("path", path, "client", client));
    }

    /** Backups of this server stand in this directory, and something was to come into it. */
    public Failure intoBackups(String path) {
        return PushFailure.INTO_BACKUPS.with(Map.of("path", path, "client", client));
    }

    /** Backups of this server stand in this directory, below something that was to come. */
    public Failure aroundBackups(String path) {
        return PushFailure.AROUND_BACKUPS.with(Map.of("path", path, "client", client));
    }

    /** Not one file came to be, of which this was one. */
    public Failure nothingWritten(String path, String message) {
        return PushFailure.NOTHING_WRITTEN.with(Map.of("path", path, "client", client, "message", message));
    }

    private RsyncOutcome byCode(ProcessResult result, RsyncOutput output) {
        return switch (result.exitCode()) {
            case 23, 24 -> new RsyncOutcome.Complete(output.warnings());
            case 1, 4 ->
                failed(
                        (Complaints.notConfined(output) ? RsyncFailure.NOT_CONFINED : RsyncFailure.TOO_OLD)::with,
                        result,
                        output);
            case 2 -> failed(RsyncFailure.NOT_RSYNC::with, result, output);
            // The end of a daemon may come before its words of why it can't use the directory.
            case 3, 11 -> failed(PushFailure.NO_DIRECTORY::with, result, output);
            case 5, 10, 12, 13, 35, 255 -> byConnection(result, output);
            case 19, 20 -> failed(PushFailure.INTERRUPTED::with, result, output);
            case 30 -> failed(PushFailure.TIMEOUT::with, result, output);
            case 126, 127 -> failed(RsyncFailure.NO_RSYNC::with, result, output);
            default ->
                failed(
                        (result.signal().isPresent() ? PushFailure.INTERRUPTED : PushFailure.OTHER)::with,
                        result,
                        output);
        };
    }

    private RsyncOutcome byConnection(ProcessResult result, RsyncOutput output) {
        if (Complaints.noProgram(output)) {
            return failed(RsyncFailure.NO_RSYNC::with, result, output);
        }
        if (Complaints.unknownOption(output)) {
            return failed(RsyncFailure.TOO_OLD::with, result, output);
        }
        return connection
                .apply(output.lines())
                .<RsyncOutcome>map(RsyncOutcome.Failed::new)
                .orElseGet(() -> failed(PushFailure.CONNECTION_LOST::with, result, output));
    }

    private Optional<Failure> said(PushFailure failure, Pattern words, RsyncOutput output) {
        return output.lines().stream()
                .filter(line -> words.matcher(line).matches())
                .findFirst()
                .map(line -> about(failure, line));
    }

    private Optional<Failure> met(PushFailure failure, RsyncOutput output, int... errnos) {
        return output.destinationError(errnos).map(message -> about(failure, message.line()));
    }

    private Failure about(PushFailure failure, String line) {
        return failure.with(Map.of("client", client, "directory", directory, "message", Printable.shortened(line)));
    }

    private RsyncOutcome failed(
            Function<Map<String, String>, Failure> failure, ProcessResult result, RsyncOutput output) {
        String code = Integer.toString(result.exitCode());
        String message =
                output.lines().stream().findFirst().map(Printable::shortened).orElse("code " + code);
        return new RsyncOutcome.Failed(
                failure.apply(Map.of("client", client, "directory", directory, "exitCode", code, "message", message)));
    }
}
