package eus.gordailu.gateway.user;

import eus.gordailu.contracts.catalog.User;
import eus.gordailu.contracts.id.UserId;
import eus.gordailu.gateway.catalog.Defaults;
import eus.gordailu.gateway.file.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that somebody can sign in. Without users a password is made: first its file, then the account with its hash,
 * so that no account ever has a password that nobody knows. A password from the settings is set at every start: it is the
 * way back in when the old one is lost.
 */
public final class Administrator {

    static final String NAME = "admin";
    private static final User USER = new User(new UserId(Defaults.named("user:admin")), NAME, User.Role.ADMIN);

    private final Accounts accounts;
    private final Passwords passwords;
    private final Path file;
    private final @Nullable String given;

    Administrator(Accounts accounts, Passwords passwords, Path file, @Nullable String given) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.file = file;
        this.given = given == null || given.isEmpty() ? null : checked(given);
    }

    /** Present when the first administrator was made by this call, with a new password. */
    public Optional<FirstAdministrator> ensure() {
        try {
            if (given != null) {
                set(given);
            } else if (accounts.areNone()) {
                return first();
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new StartRefused(
                    "The first password cannot be written to %s (%s)".formatted(file, e.getMessage()),
                    "Make the directory writable for the server's user, or set another one with GORDAILU_DATA.");
        }
    }

    private void set(String password) throws IOException {
        Optional<UserAccount> known = accounts.named(NAME);
        if (known.isEmpty()) {
            accounts.add(new UserAccount(USER, passwords.hash(password)));
        } else if (!passwords.matches(password, known.get())) {
            accounts.setPassword(known.get().user().id(), passwords.hash(password));
        }
        Files.deleteIfExists(file);
    }

    private Optional<FirstAdministrator> first() throws IOException {
        String password = written();
        if (accounts.add(new UserAccount(USER, passwords.hash(password)))) {
            return Optional.of(new FirstAdministrator(NAME, password, file));
        }
        // Another gateway was first: its file holds the password, unless it is the same file.
        if (accounts.named(NAME)
                .filter(account -> passwords.matches(password, account))
                .isEmpty()) {
            Files.deleteIfExists(file);
        }
        return Optional.empty();
    }

    /** The password of an earlier start that did not come to its end, or a new one. */
    String written() throws IOException {
        PrivateFile.directory(Objects.requireNonNull(file.getParent()));
        PrivateFile.createOnce(file, PasswordMaker.make() + "\n");
        return Files.readString(file).strip();
    }

    private static String checked(String password) {
        if (password.length() < Passwords.SHORTEST
                || password.getBytes(StandardCharsets.UTF_8).length > Passwords.MOST_BYTES) {
            throw new StartRefused(
                    "GORDAILU_ADMIN_PASSWORD has %d characters; it needs at least %d, and at most %d bytes."
                            .formatted(password.length(), Passwords.SHORTEST, Passwords.MOST_BYTES),
                    "Choose another password, or leave GORDAILU_ADMIN_PASSWORD unset to have one made.");
        }
        return password;
    }
}
