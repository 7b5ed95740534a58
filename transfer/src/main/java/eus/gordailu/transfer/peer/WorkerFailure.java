package eus.gordailu.transfer.peer;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.TransferException;
import eus.gordailu.transfer.confine.NotConfinedException;
import eus.gordailu.transfer.process.ProgramNotStartedException;
import eus.gordailu.transfer.process.UnsayableArgumentException;
import eus.gordailu.transfer.source.UnsuitablePathException;
import eus.gordailu.transfer.ssh.KeyNotMadeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What keeps a transfer from starting, on the worker itself. */
public final class WorkerFailure {

    private WorkerFailure() {}

    public static Failure of(TransferException e) {
        String sentence = String.valueOf(e.getMessage());
        return switch (e) {
            case UnsuitablePathException path ->
                new Failure(FailureClass.PERMANENT, "source.unsuitable-path", sentence, Map.of("path", path.path()));
            case UnsayableArgumentException argument ->
                operator("worker.locale", sentence, Map.of("argument", argument.argument()));
            case ProgramNotStartedException program -> missing(program.program());
            case KeyNotMadeException key ->
                operator(
                        "worker.no-key",
                        sentence,
                        Map.of("directory", key.directory().toString()));
            case NotConfinedException _ -> operator("worker.not-confined", sentence, Map.of());
            default -> operator("worker.failed", sentence, Map.of());
        };
    }

    public static Failure missing(String program) {
        return operator(
                "worker.no-program",
                "%s can't be run on the worker: install it there (apt-get install rsync openssh-client util-linux)"
                        .formatted(program),
                Map.of("program", program));
    }

    public static Failure of(Path destination, IOException e) {
        return operator(
                "location.not-writable",
                "The worker may not write to %s (%s): give it that directory".formatted(destination, e),
                Map.of("destination", destination.toString(), "message", e.toString()));
    }

    private static Failure operator(String code, String sentence, Map<String, String> details) {
        return new Failure(FailureClass.OPERATOR_NEEDED, code, sentence, details);
    }
}
