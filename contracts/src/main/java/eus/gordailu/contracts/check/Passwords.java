package eus.gordailu.contracts.check;

/** What passwords may be. */
final class Passwords {

    private static final int LONGEST = 1_024;

    private Passwords() {}

    /**
     * Refuses what no program could be told.
     *
     * @throws IllegalArgumentException when it is that
     */
    static void check(String password) {
        if (password.isEmpty()
                || password.length() > LONGEST
                || password.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A password has 1 to %,d characters on one line: give the one of that user".formatted(LONGEST));
        }
    }
}
