package eus.gordailu.transfer.testkit;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.AuthorizedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.shell.InvertedShellWrapper;
import org.apache.sshd.server.shell.ProcessShell;

/**
 * An ssh server on 127.0.0.1 that has accounts of its own: whoever knows the password comes in under any name, and finds the directory as
 * its home. Keys in {@code .ssh/authorized_keys} there come in as well. What is put at the script's place lands in the home.
 */
public final class PasswordSshServer implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<String> passwords = new CopyOnWriteArrayList<>();

    private PasswordSshServer(Path home, String password) {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(home.resolveSibling("host_key")));
        server.setPasswordAuthenticator((_, given, _) -> {
            passwords.add(given);
            return given.equals(password);
        });
        server.setPublickeyAuthenticator((user, key, session) -> {
            Path keys = home.resolve(".ssh/authorized_keys");
            return Files.exists(keys) && new AuthorizedKeysAuthenticator(keys).authenticate(user, key, session);
        });
        server.setCommandFactory((_, command) ->
                new InvertedShellWrapper(new ProcessShell("env", "HOME=" + home, "sh", "-c", atHome(command, home))));
    }

    private static String atHome(String command, Path home) {
        return command.replace(AuthorizedKeys.READER, home + "/gordailu-client");
    }

    public static PasswordSshServer start(Path home, String password) {
        try {
            Files.createDirectories(home);
            PasswordSshServer made = new PasswordSshServer(home, password);
            made.server.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Address.Ssh address() {
        return new Address.Ssh("anybody", "127.0.0.1", server.getPort());
    }

    /** What was tried. */
    public List<String> passwords() {
        return List.copyOf(passwords);
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
