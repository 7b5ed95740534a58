package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code rsync --itemize-changes} in our format: what is to be said of an entry, which is nothing when it is the
 * same on both sides.
 *
 * @see <a href="https://download.samba.org/pub/rsync/rsync.1#opt--itemize-changes">rsync(1)</a>
 */
record ItemizedLine(TreePath path, boolean isDirectory, Optional<Change> change) {

    /**
     * No name has two slashes in a row, so they end it whatever it holds; a directory's has one more before them. After
     * them comes what a link leads to, {@code " => "} a leader or {@code " -> "} a target.
     */
    static final String FORMAT = "%i %n//%L";

    /** The same for whom the name is enough. */
    static final String NAMES = "%i %n//";

    private static final byte RECEIVED = '>';
    private static final byte SENT = '<';

    private static final Pattern LINE = Pattern.compile(
            "(?:(?<deleted>\\*deleting  )"
                    + "|(?<update>[>ch.])(?<type>[fdLDS])"
                    + "(?:(?<created>\\+{9})|(?<letters> {9}|[c.][s.][tT.][p.][o.][g.][unb.][a.][x.])))"
                    + " (?<name>.*?)//(?<slash>/?)(?: -> (?<target>.*)| => (?<leader>.*))?",
            Pattern.DOTALL);

    /** Empty when it is no such line. */
    static Optional<ItemizedLine> parse(byte[] bytes) {
        Matcher line = LINE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!line.matches()) {
            return Optional.empty();
        }
        try {
            TreePath path = path(line.group("name"));
            boolean directory = !line.group("slash").isEmpty();
            return consistent(line)
                    ? Optional.of(new ItemizedLine(path, directory, change(path, line)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same of what is brought to a client, which rsync marks by {@code <} where that is another machine. */
    static Optional<ItemizedLine> parseSent(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != SENT) {
            return parse(bytes);
        }
        byte[] received = bytes.clone();
        received[0] = RECEIVED;
        return parse(received);
    }

    private static boolean consistent(Matcher line) {
        boolean slash = !line.group("slash").isEmpty();
        boolean linked = line.group("leader") != null;
        boolean aimed = line.group("target") != null;
        if (line.group("deleted") != null) {
            return !linked && !aimed;
        }
        return switch (EntryType.of(line.group("type").charAt(0))) {
            case DIRECTORY -> slash && !linked && !aimed;
            case SYMLINK -> !slash;
            case FILE, DEVICE, SPECIAL -> !slash && !aimed;
        };
    }

    private static Optional<Change> change(TreePath path, Matcher line) {
        if (line.group("deleted") != null) {
            return Optional.of(new Change.Deleted(path, !line.group("slash").isEmpty()));
        }
        EntryType type = EntryType.of(line.group("type").charAt(0));
        Optional<TreePath> leader = Optional.ofNullable(line.group("leader")).map(ItemizedLine::path);
        if (line.group("created") != null) {
            return Optional.of(new Change.Created(path, type, leader));
        }
        boolean same = line.group("letters").isBlank() && line.group("update").equals(".");
        return same
                ? Optional.empty()
                : Optional.of(new Change.Altered(path, type, Difference.of(line.group("letters")), leader));
    }

    /** A local source's names are printed from the file system's root, those of a remote one or a leader from the tree's. */
    private static TreePath path(String printed) {
        String relative = printed.startsWith("/") ? printed.substring(1) : printed;
        return relative.equals(".") ? TreePath.ROOT : named(Escapes.decoded(relative));
    }

    private static TreePath named(String octets) {
        if (octets.isEmpty()) {
            throw new IllegalArgumentException("rsync calls the root a dot");
        }
        return new TreePath(octets);
    }
}
