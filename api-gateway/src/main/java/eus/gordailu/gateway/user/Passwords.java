package eus.gordailu.gateway.user;

import eus.gordailu.contracts.catalog.User;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes and checks passwords. The cost is such that a check stays well below 100 ms, because Basic checks at every request. */
public final class Passwords {

    static final int SHORTEST = 8;
    /** What bcrypt reads. */
    static final int MOST_BYTES = 72;

    private static final int COST = 10;

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(COST)));
    private final Accounts accounts;
    private final String nobodys;

    Passwords(Accounts accounts) {
        this.accounts = accounts;
        this.nobodys = hash(PasswordMaker.make());
    }

    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    boolean matches(String password, UserAccount account) {
        return fits(password) && encoder.matches(password, account.passwordHash());
    }

    /** The user with this name and password. An unknown name takes as long as a wrong password. */
    public Optional<User> verify(String username, String password) {
        Optional<UserAccount> account = accounts.named(username);
        boolean matches = fits(password)
                && encoder.matches(
                        password, account.map(UserAccount::passwordHash).orElse(nobodys));
        return matches ? account.map(UserAccount::user) : Optional.empty();
    }

    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }
}
