package eus.gordailu.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How a client is reached. Its text is {@code local} for the server itself; {@code user@host} or {@code user@host:port} for ssh;
 * {@code host::module}, {@code user@host::module} or {@code rsync://user@host:port/module} for an rsync daemon. An IPv6 host stands in
 * brackets.
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

        /** Who and where, as rsync takes it before a colon. */
        public String authority() {
            return user + "@" + AddressText.host(host);
        }

        @JsonValue
        @Override
        public String toString() {
            return authority() + (port == DEFAULT_PORT ? "" : ":" + port);
        }
    }

    /**
     * A machine that answers as an rsync daemon, and the module of it that is read: the client's paths are within that.
     *
     * @param user whose password the module asks for; null where it asks for none
     * @param host a name or an address, without brackets
     * @param port 1 to 65535
     */
    record Daemon(@Nullable String user, String host, int port, String module) implements Address {

        /** The port when none is said. */
        public static final int DEFAULT_PORT = 873;

        /** Who and where, as rsync takes it before the module. */
        public String authority() {
            return (user == null ? "" : user + "@") + AddressText.host(host);
        }

        @JsonValue
        @Override
        public String toString() {
            return port == DEFAULT_PORT
                    ? authority() + "::" + module
                    : "rsync://%s:%d/%s".formatted(authority(), port, module);
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException when the text is no address; the message says what one looks like
     */
    @JsonCreator
    static Address parse(String text) {
        return text.isEmpty() || text.equals("local") ? new Local() : AddressText.read(text);
    }
}
