package eus.gordailu.contracts.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts of addresses. Neither a user nor a host begins with a hyphen: ssh and rsync would take it for an option. */
final class AddressText {

    private static final String USER = "(?<user>[A-Za-z0-9_][A-Za-z0-9_.+\\\\-]{0,63})@";
    private static final String HOST =
            "(?:\\[(?<ipv6>[0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9]+)?)]|(?<host>[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}))";
    private static final String PORT = "(?::(?<port>\\d{1,5}))?";

    /** A daemon's own file takes more names; of these, nobody takes one for anything else. */
    private static final String MODULE = "(?<module>[A-Za-z0-9_](?:[A-Za-z0-9_.+$ -]{0,98}[A-Za-z0-9_.+$-])?)";

    private static final Pattern SSH = Pattern.compile(USER + HOST + PORT);
    /** The usual short form has no place for a port; the empty group stands for none. */
    private static final Pattern DAEMON = Pattern.compile("(?:" + USER + ")?" + HOST + "(?<port>(?!))?::" + MODULE);

    private static final Pattern DAEMON_URL = Pattern.compile("rsync://(?:" + USER + ")?" + HOST + PORT + "/" + MODULE);

    private AddressText() {}

    /**
     * One of another machine.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static Address read(String text) {
        return Stream.of(ssh(SSH.matcher(text)), daemon(DAEMON.matcher(text)), daemon(DAEMON_URL.matcher(text)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is no client address: write local; user@host or user@host:port for ssh; host::module, user@host::module or rsync://user@host:port/module for an rsync daemon"
                                .formatted(text)));
    }

    /** A host as it stands before a colon. */
    static String host(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static Optional<Address> ssh(Matcher matcher) {
        return matcher.matches()
                ? port(matcher, Address.Ssh.DEFAULT_PORT)
                        .map(port -> new Address.Ssh(matcher.group("user"), hostIn(matcher), port))
                : Optional.empty();
    }

    private static Optional<Address> daemon(Matcher matcher) {
        return matcher.matches()
                ? port(matcher, Address.Daemon.DEFAULT_PORT)
                        .map(port -> new Address.Daemon(
                                matcher.group("user"), hostIn(matcher), port, matcher.group("module")))
                : Optional.empty();
    }

    private static String hostIn(Matcher matcher) {
        return matcher.group("ipv6") == null ? matcher.group("host") : matcher.group("ipv6");
    }

    private static Optional<Integer> port(Matcher matcher, int usual) {
        return Optional.of(matcher.group("port") == null ? usual : Integer.parseInt(matcher.group("port")))
                .filter(port -> port >= 1 && port <= 65_535);
    }
}
