package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What OpenSSH says (in English, as it does with LC_ALL=C) when it can't connect. The first that fits, counts. */
enum SshComplaint {
    HOST_KEY_CHANGED(
            FailureClass.OPERATOR_NEEDED,
            "ssh.host-key-changed",
            "The host key of %client% is not the one that is known: find out why (a new installation, or somebody in between);"
                    + " if it is right, approve it beside the client",
            "REMOTE HOST IDENTIFICATION HAS CHANGED"),
    HOST_KEY_UNKNOWN(
            FailureClass.OPERATOR_NEEDED,
            "ssh.host-key-unknown",
            "Nobody has approved the host key of %client% yet: compare its fingerprint with what ssh-keygen -lf tells of the"
                    + " host key there, and approve it beside the client",
            "host key is known for",
            "Host key verification failed"),
    UNKNOWN_HOST(
            FailureClass.TRANSIENT,
            "ssh.unknown-host",
            "There is no host called %host%: correct the client's address, or see that the worker's name server knows it",
            "Could not resolve hostname"),
    CONNECTION_REFUSED(
            FailureClass.TRANSIENT,
            "ssh.connection-refused",
            "%host% answers, but nothing listens on port %port%: start its ssh server, or correct the client's port",
            "Connection refused"),
    NO_ROUTE(
            FailureClass.TRANSIENT,
            "ssh.no-route",
            "There is no way through the network to %host%: see that it is switched on and reachable from the worker",
            "No route to host",
            "Network is unreachable"),
    TIMEOUT(
            FailureClass.TRANSIENT,
            "ssh.timeout",
            "%host% did not answer on port %port% in time: see that it is switched on and that no firewall is between",
            "Connection timed out",
            "Operation timed out",
            "timed out during banner exchange",
            "Timeout, server"),
    KEY_NOT_ENOUGH(
            FailureClass.OPERATOR_NEEDED,
            "ssh.key-not-enough",
            "%client% lets %user% in by no key alone: allow that in its sshd_config (PubkeyAuthentication yes, and no AuthenticationMethods"
                    + " that ask for more)",
            Pattern.compile("Permission denied \\((?![^)]*publickey)")),
    KEY_REFUSED(
            FailureClass.OPERATOR_NEEDED,
            "ssh.key-refused",
            "%client% does not accept this worker's key: append this line to ~%user%/.ssh/authorized_keys there:"
                    + " %authorizedKeysLine%",
            "Permission denied (",
            "Too many authentication failures"),
    NO_AGREEMENT(
            FailureClass.OPERATOR_NEEDED,
            "ssh.no-agreement",
            "%client% and this worker share no ssh method: bring the older of the two up to date",
            "Unable to negotiate with");

    private final FailureClass failureClass;
    private final String code;
    private final String sentence;
    private final Pattern signs;

    SshComplaint(FailureClass failureClass, String code, String sentence, String... signs) {
        this(
                failureClass,
                code,
                sentence,
                Pattern.compile(Stream.of(signs).map(Pattern::quote).collect(Collectors.joining("|"))));
    }

    SshComplaint(FailureClass failureClass, String code, String sentence, Pattern signs) {
        this.failureClass = failureClass;
        this.code = code;
        this.sentence = sentence;
        this.signs = signs;
    }

    static Optional<SshComplaint> in(List<String> lines) {
        return Stream.of(values()).filter(complaint -> complaint.fits(lines)).findFirst();
    }

    Failure about(Route route, ClientKey key) {
        Address.Ssh address = (Address.Ssh) route.address();
        Map<String, String> details = new HashMap<>(Map.of(
                "client", route.toString(),
                "address", address.toString(),
                "host", address.host(),
                "port", Integer.toString(address.port()),
                "user", address.user(),
                "knownHosts", key.knownHosts().toString()));
        if (this == KEY_REFUSED) {
            // A restricted key's line names what all jobs need, which a worker does not know.
            details.put(
                    "authorizedKeysLine",
                    route.restricted()
                            ? "the one that is shown beside the client, for it names what may be read"
                            : key.authorizedKeysLine(route, List.of()));
        }
        String filled = sentence;
        for (Map.Entry<String, String> detail : details.entrySet()) {
            filled = filled.replace("%" + detail.getKey() + "%", detail.getValue());
        }
        return new Failure(failureClass, code, filled, details);
    }

    private boolean fits(List<String> lines) {
        return lines.stream().anyMatch(line -> signs.matcher(line).find());
    }
}
