package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.catalog.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The host keys of one client that are believed, as a file that ssh reads: see {@code SSH_KNOWN_HOSTS FILE FORMAT} in sshd(8). A machine's
 * name is as ssh writes it: a numeric address in its usual form, and with the port where that is not 22. Names that ssh has hashed are not known
 * again; it is told to hash none.
 */
public record KnownHosts(Path file) {

    private static final int SSH = 22;

    private static final FileAttribute<?> FOR_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** A line with a key, the names of the machine first. One that begins with a mark, such as {@code @revoked}, is none. */
    private record Line(List<String> names, String rest) {

        static Line of(String text) {
            int space = text.indexOf(' ');
            return space < 1 || text.startsWith("@") || text.startsWith("#")
                    ? new Line(List.of(), text)
                    : new Line(Arrays.asList(text.substring(0, space).split(",", -1)), text.substring(space + 1));
        }

        boolean isOf(String name) {
            return names.stream().anyMatch(name::equalsIgnoreCase);
        }

        HostKey key() {
            String[] words = rest.split(" ", -1);
            return new HostKey(words[0], words.length < 2 ? "" : words[1]);
        }

        /** The same for its other names; nothing where it has none. */
        Stream<Line> without(String name) {
            if (!isOf(name)) {
                return Stream.of(this);
            }
            List<String> others = names.stream()
                    .filter(other -> !name.equalsIgnoreCase(other))
                    .toList();
            return others.isEmpty() ? Stream.empty() : Stream.of(new Line(others, rest));
        }

        String text() {
            return names.isEmpty() ? rest : String.join(",", names) + " " + rest;
        }
    }

    /** The keys of the machine of this name. */
    public List<HostKey> of(String name) throws IOException {
        return lines().stream().filter(line -> line.isOf(name)).map(Line::key).toList();
    }

    /** Whether a key of each of them is there. In doubt it is not: of a numeric address that is written in more ways than one. */
    boolean haveAll(List<Address.Ssh> machines) throws IOException {
        List<Line> lines = lines();
        return machines.stream().allMatch(machine -> lines.stream().anyMatch(line -> line.isOf(name(machine))));
    }

    private static String name(Address.Ssh machine) {
        return machine.port() == SSH ? machine.host() : "[%s]:%d".formatted(machine.host(), machine.port());
    }

    /** Empty, where there is none yet. */
    void create() throws IOException {
        try {
            Files.createFile(file, FOR_OWNER);
        } catch (FileAlreadyExistsException e) {
            // As it is to be.
        }
    }

    /** Each machine in the file, by the first of its names, with its key. */
    Stream<SeenKey> all() throws IOException {
        return lines().stream()
                .filter(line -> !line.names().isEmpty())
                .map(line -> new SeenKey(line.names().getFirst(), line.key()));
    }

    /** From now on the machine of this name is the one with this key, and no other. */
    public void believe(SeenKey seen) throws IOException {
        Line line = new Line(
                List.of(seen.name()), seen.key().type() + " " + seen.key().base64());
        String text = Stream.concat(lines().stream().flatMap(other -> other.without(seen.name())), Stream.of(line))
                .map(each -> each.text() + "\n")
                .collect(Collectors.joining());
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".known_hosts-", "", FOR_OWNER);
        try {
            Files.writeString(draft, text, StandardCharsets.ISO_8859_1);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** What no ssh should have written there is kept byte for byte. */
    private List<Line> lines() throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .map(Line::of)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
