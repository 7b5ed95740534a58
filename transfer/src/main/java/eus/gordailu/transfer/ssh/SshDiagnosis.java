package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Printable;
import eus.gordailu.transfer.process.ProcessResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells from ssh's error lines why a connection did not come about. */
public final class SshDiagnosis {

    /** How ssh ends when it was ssh that failed, and not what it ran there. */
    private static final int SSH_FAILED = 255;

    private SshDiagnosis() {}

    /** What kept ssh itself from doing its part; whatever the client says of its own is nothing to go by. */
    public static Optional<Failure> of(ProcessResult ended, Route route, ClientKey key) {
        List<String> said = ended.errors().lines();
        if (ended.stop().isPresent()) {
            return Optional.of(of(said, route, key).orElseGet(() -> unanswered(ended, route)));
        }
        return ended.exitCode() == SSH_FAILED
                ? Optional.of(of(said, route, key).orElseGet(() -> unexplained(said, route)))
                : Optional.empty();
    }

    /** The failure, when one of the lines is a known complaint of ssh. */
    public static Optional<Failure> of(List<String> errorLines, Route route, ClientKey key) {
        return SshComplaint.in(errorLines).map(complaint -> complaint.about(route, key));
    }

    /** ssh itself waits without end for what comes after the host key. */
    private static Failure unanswered(ProcessResult ended, Route route) {
        return Failure.filled(
                FailureClass.TRANSIENT,
                "ssh.no-answer",
                "An ssh server answers at %address%, but had not let the worker do what it asks for after %seconds% seconds: see that the machine is not"
                        + " overloaded",
                Map.of(
                        "address",
                        route.toString(),
                        "seconds",
                        Long.toString(ended.duration().toSeconds())));
    }

    /** The failure when ssh ended and nobody knows its words. */
    private static Failure unexplained(List<String> errorLines, Route route) {
        String said = errorLines.isEmpty() ? "it said nothing" : Printable.shortened(errorLines.getLast());
        return new Failure(
                FailureClass.TRANSIENT,
                "ssh.failed",
                "No connection to %s came about (%s): see that an ssh server answers there".formatted(route, said),
                Map.of("address", route.toString(), "message", said));
    }
}
