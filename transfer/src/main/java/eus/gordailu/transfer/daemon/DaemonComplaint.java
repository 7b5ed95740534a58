package eus.gordailu.transfer.daemon;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Printable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What rsync says when a daemon does not answer, and a daemon when it does not let us in (clientserver.c, socket.c and authenticate.c of rsync
 * 3.5.0; its older ones say the same). The first that fits, counts.
 */
public enum DaemonComplaint {
    UNKNOWN_HOST(
            FailureClass.TRANSIENT,
            "daemon.unknown-host",
            "There is no host called %host%: correct the client's address, or see that the worker's name server knows it",
            "rsync: getaddrinfo: "),
    CONNECTION_REFUSED(
            FailureClass.TRANSIENT,
            "daemon.connection-refused",
            "%host% answers, but nothing listens on port %port%: start its rsync daemon, or correct the client's port",
            "failed to connect to .*: Connection refused"),
    NO_ROUTE(
            FailureClass.TRANSIENT,
            "daemon.no-route",
            "There is no way through the network to %host%: see that it is switched on and reachable from the worker",
            "failed to connect to .*: (?:No route to host|Network is unreachable)"),
    TIMEOUT(
            FailureClass.TRANSIENT,
            "daemon.timeout",
            "%host% did not answer on port %port% in time: see that it is switched on, that an rsync daemon listens there, and that no firewall is between",
            "failed to connect to .*: Connection timed out",
            "timeout waiting for daemon connection"),
    NO_DAEMON(
            FailureClass.OPERATOR_NEEDED,
            "daemon.not-one",
            "What answers on %host%, port %port%, is no rsync daemon: correct the client's address or its port",
            "did not see server greeting",
            "rsync: server sent "),
    UNKNOWN_MODULE(
            FailureClass.OPERATOR_NEEDED,
            "daemon.unknown-module",
            "The rsync daemon of %client% has no module %module%: correct it in the client's address, or add it to the rsyncd.conf there",
            "^@ERROR: Unknown module"),
    NOT_ALLOWED(
            FailureClass.OPERATOR_NEEDED,
            "daemon.not-allowed",
            "The rsync daemon of %client% does not let this worker come to module %module% (%message%): add the worker's address to \"hosts allow\" in the rsyncd.conf there",
            "^@ERROR: access denied to"),
    PASSWORD_REFUSED(
            FailureClass.OPERATOR_NEEDED,
            "daemon.password-refused",
            "The rsync daemon of %client% does not let anybody into module %module% by this user and password: give the right password beside the client, with the user in its address, as in user@host::module",
            "^@ERROR: auth failed on module"),
    BUSY(
            FailureClass.TRANSIENT,
            "daemon.busy",
            "The rsync daemon of %client% has as many connections as it takes (%message%): the next attempt comes later; raise \"max connections\" there if that goes on",
            "^@ERROR: max connections"),
    BROKEN(
            FailureClass.OPERATOR_NEEDED,
            "daemon.broken-module",
            "The rsync daemon of %client% can't open module %module% (%message%): see that its path in the rsyncd.conf there exists, and look into the daemon's log",
            "^@ERROR: (?:chdir|chroot|setuid|setgid|invalid [ug]id|failed to open)"),
    OTHER(
            FailureClass.OPERATOR_NEEDED,
            "daemon.refused",
            "The rsync daemon of %client% refused module %module% (%message%): look into the daemon's log",
            "^@ERROR: ");

    private final FailureClass failureClass;
    private final String code;
    private final String sentence;
    private final Pattern signs;

    DaemonComplaint(FailureClass failureClass, String code, String sentence, String... signs) {
        this.failureClass = failureClass;
        this.code = code;
        this.sentence = sentence;
        this.signs = Pattern.compile(String.join("|", signs));
    }

    /** By which it is known in failures. */
    public String code() {
        return code;
    }

    /** The failure that these lines tell of. */
    public static Optional<Failure> in(List<String> lines, Route route) {
        return Stream.of(values())
                .flatMap(complaint -> lines.stream()
                        .filter(line -> complaint.signs.matcher(line).find())
                        .map(line -> complaint.about(route, line)))
                .findFirst();
    }

    /** The failure when it ended and nobody knows the words. */
    public static Failure unexplained(List<String> lines, Route route) {
        String said = lines.isEmpty() ? "it said nothing" : lines.getLast();
        return Failure.filled(
                FailureClass.TRANSIENT,
                "daemon.failed",
                "No connection to %client% came about (%message%): see that an rsync daemon answers there",
                Map.of("client", route.toString(), "message", Printable.shortened(said)));
    }

    private Failure about(Route route, String line) {
        Map<String, String> details = new HashMap<>(Map.of(
                "client", route.toString(), "module", route.module().orElse(""), "message", Printable.shortened(line)));
        if (route.address() instanceof Address.Daemon daemon) {
            details.put("host", daemon.host());
            details.put("port", Integer.toString(daemon.port()));
        }
        return Failure.filled(failureClass, code, sentence, details);
    }
}
