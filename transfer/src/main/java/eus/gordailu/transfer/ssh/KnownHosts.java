package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.catalog.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The host keys of one client that are believed, as a file that ssh reads: see {@code SSH_KNOWN_HOSTS FILE FORMAT} in sshd(8). */
public record KnownHosts(Path file) {

    /** The keys of the machine at this address. */
    public List<HostKey> of(Address.Ssh address) throws IOException {
        return lines().stream()
                .filter(line -> isOf(address, line))
                .map(line -> line.split(" ", -1))
                .map(words -> new HostKey(words[1], words[2]))
                .toList();
    }

    /** From now on the machine at this address is the one with this key, and no other. */
    public void believe(Address.Ssh address, HostKey key) throws IOException {
        String line = "%s %s %s".formatted(name(address), key.type(), key.base64());
        List<String> lines = Stream.concat(lines().stream().filter(other -> !isOf(address, other)), Stream.of(line))
                .toList();
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".known_hosts-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(draft, lines, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static boolean isOf(Address.Ssh address, String line) {
        String[] words = line.split(" ", -1);
        return words.length >= 3 && words[0].equalsIgnoreCase(name(address));
    }

    /** As ssh writes it: the port only where it is another than usual. */
    private static String name(Address.Ssh address) {
        return address.port() == Address.Ssh.DEFAULT_PORT
                ? address.host()
                : "[%s]:%d".formatted(address.host(), address.port());
    }
}
