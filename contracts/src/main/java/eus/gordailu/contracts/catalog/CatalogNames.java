package eus.gordailu.contracts.catalog;

/** The rule for every name that a person gives: 1 to 100 characters, none of them a control character. */
final class CatalogNames {

    private static final int LONGEST = 100;

    private CatalogNames() {}

    static void check(String what, String name) {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A %s's name has 1 to %d characters and no control characters: choose another name"
                            .formatted(what, LONGEST));
        }
    }
}
