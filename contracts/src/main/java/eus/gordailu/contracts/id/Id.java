package eus.gordailu.contracts.id;

import java.util.UUID;
import java.util.regex.Pattern;

/** An identifier: its {@code toString} is its text on the wire, on disk and in URLs. */
public sealed interface Id
        permits ClientId, JobId, LocationId, PolicyId, RestoreId, RunId, ScriptId, SnapshotId, UserId, WorkerId {

    /** Lower-case letters, digits and inner hyphens: fit for a topic name, a URL and a directory. */
    Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static IllegalArgumentException refused(String type, String text, String expected) {
        return new IllegalArgumentException("\"%s\" is no %s: expected %s".formatted(text, type, expected));
    }

    static UUID uuid(String type, String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equals(text)) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // Said below, with the type's name.
        }
        throw refused(type, text, "a UUID such as 0b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77");
    }

    static String slug(String type, String text) {
        if (!SLUG.matcher(text).matches()) {
            throw refused(type, text, "1 to 63 lower-case letters, digits and inner hyphens");
        }
        return text;
    }
}
