package eus.gordailu.contracts.catalog;

import java.util.List;
import java.util.regex.Pattern;

/** Lines for {@code authorized_keys}, in the format of sshd(8). */
public final class AuthorizedKeys {

    /** Where the script is that a restricted key leads to. */
    public static final String READER = "/usr/local/sbin/gordailu-client";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+:@%,-]+");

    private AuthorizedKeys() {}

    /**
     * The line for a client: the key forwards nothing and gets no terminal. A restricted one runs nothing but the script, which lets these paths
     * be read.
     *
     * @param publicKey type, base64, comment
     * @param paths absolute; for a restricted key that has none yet, everything
     */
    public static String line(Route route, String publicKey, List<String> paths) {
        if (!route.restricted()) {
            return "restrict " + publicKey;
        }
        StringBuilder command = new StringBuilder(READER);
        if (route.sudo()) {
            command.append(" --sudo");
        }
        (paths.isEmpty() ? List.of("/") : paths)
                .forEach(path -> command.append(' ').append(quoted(path.replaceAll("/+", "/"))));
        return "restrict,command=\"%s\" %s".formatted(command.toString().replace("\"", "\\\""), publicKey);
    }

    /** The line for a machine that leads to a client: it lets through to there, and to nothing else. */
    public static String jumpLine(Address.Ssh client, String publicKey) {
        return "restrict,port-forwarding,permitopen=\"%s:%d\",command=\"false\" %s"
                .formatted(AddressText.host(client.host()), client.port(), publicKey);
    }

    /** The user's shell reads it. */
    private static String quoted(String path) {
        return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
