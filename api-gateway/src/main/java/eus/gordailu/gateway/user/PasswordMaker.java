package eus.gordailu.gateway.user;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes passwords that are hard to guess (99 bits) and easy to type: no two characters look alike. */
final class PasswordMaker {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordMaker() {}

    static String make() {
        return Stream.generate(PasswordMaker::group).limit(GROUPS).collect(Collectors.joining("-"));
    }

    private static String group() {
        return RANDOM.ints(GROUP, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
