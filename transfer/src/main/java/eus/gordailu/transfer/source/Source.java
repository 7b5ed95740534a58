package eus.gordailu.transfer.source;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Paths of one client that are pulled together. Each is absolute; a slash at its end makes rsync follow a link of that name. */
public record Source(Route route, List<String> paths) {

    /**
     * @throws UnsuitablePathException when a path or the address would mean something else to rsync
     */
    public Source {
        paths = List.copyOf(paths);
        if (paths.isEmpty()) {
            throw new UnsuitablePathException("", "name at least one path, such as /etc");
        }
        Address address = route.address();
        boolean remote = !(address instanceof Address.Local);
        if (remote && !readsBack(address)) {
            throw new UnsuitablePathException(
                    address.toString(), "write the address as user@host, user@host:port or host::module");
        }
        paths.forEach(path -> check(path, remote));
    }

    /**
     * What rsync is given: plain paths; {@code user@host:/path} and then {@code :/path} for the same connection; or
     * {@code host::module/path} and then {@code ::module/path}.
     *
     * @param carried whether something carries its bytes also on this machine, as ssh does to others
     * @throws UnsuitablePathException when a path would mean something else then
     */
    public List<String> rsyncArguments(boolean carried) {
        String module = route.module().map(name -> ":" + name).orElse("");
        return switch (route.address()) {
            case Address.Local() -> carried ? through("localhost", ":") : paths;
            case Address.Ssh ssh -> through(ssh.authority(), ":" + module);
            case Address.Daemon daemon -> through(daemon.authority(), ":" + module);
        };
    }

    private List<String> through(String host, String root) {
        paths.forEach(path -> check(path, true));
        return IntStream.range(0, paths.size())
                .mapToObj(i -> (i == 0 ? host : "") + root + withoutWildcards(paths.get(i)))
                .toList();
    }

    /** The first path that is not there, of a source on this machine. */
    public Optional<String> missingHere() {
        return switch (route.address()) {
            case Address.Local() ->
                paths.stream()
                        .filter(path -> !Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS))
                        .findFirst();
            case Address.Ssh _, Address.Daemon _ -> Optional.empty();
        };
    }

    /** The sending rsync expands wildcards itself, unless a backslash stands before them. */
    private static String withoutWildcards(String path) {
        return path.replaceAll("[*?\\[]", "\\\\$0");
    }

    private static boolean readsBack(Address address) {
        try {
            return Address.parse(address.toString()).equals(address);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void check(String path, boolean remote) {
        if (!path.startsWith("/")) {
            throw new UnsuitablePathException(path, "write it from the root, such as /etc");
        }
        // rsync cuts a path at /./ and refuses to receive what is above; line ends would end the argument over there.
        if (Arrays.asList(path.split("/")).stream().anyMatch(part -> part.equals(".") || part.equals(".."))) {
            throw new UnsuitablePathException(path, "write it without . and ..");
        }
        // Backslashes alone are literal; beside wildcards the two ends of rsync read them differently.
        if (remote && path.contains("\\") && path.matches("(?s).*[*?\\[].*")) {
            throw new UnsuitablePathException(
                    path, "a backslash together with * ? or [ is more than rsync can be told; name its parent instead");
        }
    }
}
