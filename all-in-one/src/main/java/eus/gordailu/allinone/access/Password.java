package eus.gordailu.allinone.access;

import java.security.SecureRandom;
import java.util.Base64;

/** What the services show to the embedded servers, which listen where every user of the machine can reach them. Its text needs no escape anywhere. */
public record Password(String text) {

    /** The only user there is. */
    public static final String USER = "gordailu";

    private static final int BYTES = 32;

    /** A new one, that nobody can guess. */
    public static Password random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Not for logs. */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
