package eus.gordailu.contracts.catalog;

import java.nio.charset.StandardCharsets;

/** The rule for every name that a person gives: 1 to 100 characters, none of them a control character. */
final class CatalogNames {

    private static final int LONGEST = 100;

    private static final int LONGEST_DESCRIPTION = 10_000;

    private CatalogNames() {}

    static void checkDescription(String what, String text) {
        if (text.length() > LONGEST_DESCRIPTION || !isText(text)) {
            throw new IllegalArgumentException(
                    "A %s's description has at most %,d characters, all of them text: shorten it"
                            .formatted(what, LONGEST_DESCRIPTION));
        }
    }

    /** Half of a pair of surrogates is no character, and would become a question mark on the disk. */
    static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    static void check(String what, String name) {
        if (name.isBlank()
                || name.length() > LONGEST
                || name.chars().anyMatch(Character::isISOControl)
                || !isText(name)) {
            throw new IllegalArgumentException(
                    "A %s's name has 1 to %d characters and no control characters: choose another name"
                            .formatted(what, LONGEST));
        }
    }
}
