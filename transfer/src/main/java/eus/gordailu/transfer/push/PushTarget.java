package eus.gordailu.transfer.push;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.source.UnsuitablePathException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A client and a directory of it, absolute, in which paths come to stand with all their names; {@code /} for where they were. */
public record PushTarget(Route route, ClientId clientId, String directory) {

    /** The rsync there would look for what fits them. */
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[\\\\]");

    /**
     * @throws UnsuitablePathException when the directory would mean something else to rsync
     */
    public PushTarget {
        if (!directory.startsWith("/")) {
            throw new UnsuitablePathException(directory, "write it from the root, such as /srv/restored");
        }
        if (Arrays.stream(directory.split("/")).anyMatch(part -> part.equals(".") || part.equals(".."))) {
            throw new UnsuitablePathException(directory, "write it without . and ..");
        }
        if (WILDCARD.matcher(directory).find() || directory.chars().anyMatch(Character::isISOControl)) {
            throw new UnsuitablePathException(
                    directory, "choose a directory without * ? [ \\ and control characters in its name");
        }
        directory = directory.replaceAll("/+", "/").replaceFirst("(?<=.)/$", "");
    }

    /** Where a path of the tree comes to stand there. */
    public String at(TreePath path) {
        String below = directory.equals("/") ? "" : directory;
        return path.isRoot() ? directory : below + "/" + path;
    }

    /** The directory as it is counted from the client's root, or that of the module. */
    TreePath base() {
        return TreePath.of(directory.substring(1));
    }

    /** Where a path of the tree comes to stand, counted from there. */
    TreePath full(TreePath path) {
        TreePath base = base();
        return base.isRoot() || path.isRoot()
                ? (base.isRoot() ? path : base)
                : new TreePath(base.octets() + "/" + path.octets());
    }

    /** The client's root, or that of the module, as rsync is given it. */
    String rootArgument(boolean carried) {
        return new PushTarget(route, clientId, "/").rsyncArgument(carried);
    }

    /** As rsync is given it. With a slash at its end it is a directory, also if it is yet to be made. */
    String rsyncArgument(boolean carried) {
        String place = directory.endsWith("/") ? directory : directory + "/";
        String module = route.restoringModule().map(name -> ":" + name).orElse("");
        return switch (route.address()) {
            case Address.Local() -> carried ? "localhost:" + place : place;
            case Address.Ssh ssh -> ssh.authority() + ":" + module + place;
            case Address.Daemon daemon -> daemon.authority() + ":" + module + place;
        };
    }
}
