package eus.gordailu.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a client is reached. Its text is {@code local} for the server itself, or {@code user@host} or
 * {@code user@host:port} for ssh; an IPv6 host stands in brackets.
 */
public sealed interface Address {

    /** The worker's own machine. */
    record Local() implements Address {

        @JsonValue
        @Override
        public String toString() {
            return "local";
        }
    }

    /** A machine that is reached by ssh. The host is a name or an address, without brackets; the port is 1 to 65535. */
    record Ssh(String user, String host, int port) implements Address {

        /** The port when none is said. */
        public static final int DEFAULT_PORT = 22;

        @JsonValue
        @Override
        public String toString() {
            String shown = host.contains(":") ? "[" + host + "]" : host;
            return user + "@" + shown + (port == DEFAULT_PORT ? "" : ":" + port);
        }
    }

    /** Neither a user nor a host may begin with a hyphen: ssh would take it for an option. */
    Pattern SSH = Pattern.compile("(?<user>[A-Za-z0-9_][A-Za-z0-9_.+\\\\-]{0,63})@"
            + "(?:\\[(?<ipv6>[0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9]+)?)]|(?<host>[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}))"
            + "(?::(?<port>\\d{1,5}))?");

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException when the text is no address; the message says what one looks like
     */
    @JsonCreator
    static Address parse(String text) {
        if (text.isEmpty() || text.equals("local")) {
            return new Local();
        }
        Matcher matcher = SSH.matcher(text);
        int port = 0;
        if (matcher.matches()) {
            port = matcher.group("port") == null ? Ssh.DEFAULT_PORT : Integer.parseInt(matcher.group("port"));
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "\"%s\" is no client address: write local, user@host or user@host:port".formatted(text));
        }
        String host = matcher.group("ipv6") == null ? matcher.group("host") : matcher.group("ipv6");
        return new Ssh(matcher.group("user"), host, port);
    }
}
