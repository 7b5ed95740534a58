package eus.gordailu.kit.worker;

import java.util.regex.Pattern;

/** The secret by which services know each other where they talk without Kafka. */
public record ServiceToken(String text) {

    private static final Pattern SUITABLE = Pattern.compile("[!-~]{16,}");

    /**
     * Reads a setting; a line end after it, as files have one, is none of it. It may be empty: then there is no token.
     *
     * @throws IllegalArgumentException when it could not travel, or be guessed; the message does not repeat it
     */
    public ServiceToken {
        text = text.strip();
        if (!text.isEmpty() && !SUITABLE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "GORDAILU_SERVICE_TOKEN has at least 16 letters, digits and signs of ASCII, and no spaces: make one with openssl rand -hex 32");
        }
    }

    public boolean isAbsent() {
        return text.isEmpty();
    }

    /** The header by which it is shown. */
    public String bearer() {
        return "Bearer " + text;
    }

    /** Not for logs. */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
