package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of rsync's complaints. The role is who says it: the sender reads the source, receiver and generator write the
 * destination. The name is the file's, as rsync prints it (control and non-ASCII bytes as {@code \#ooo}); errno is Linux's.
 */
record RsyncMessage(String role, String operation, Optional<String> name, OptionalInt errno, String line) {

    static final int ENOENT = 2;
    static final int EACCES = 13;

    private static final Pattern LINE = Pattern.compile(
            "rsync: (?:\\[(?<role>[A-Za-z]{1,20})] )?"
                    + "(?<operation>[^\"]*?)(?:\"(?<name>.*)\"[^\"]*?)?(?: failed)?: [^\"]{1,80}? \\((?<errno>\\d{1,4})\\)\\s*");
    /**
     * The sender leaves out what it can't read an attribute of, whatever it is (flist.c, send_file1). Each call is printed with its arguments, of
     * which the first is the entry.
     */
    private static final Pattern UNREAD_ATTRIBUTE = Pattern.compile("rsync: (?:\\[(?<role>[A-Za-z]{1,20})] )?"
            + "(?<operation>get_xattr_data: lgetxattr\\(\"(?<data>.*)\"(?: \\(in [^\"]*\\))?,\"[^\"]*\",\\d+\\)"
            + "|get_xattr_names: llistxattr\\(\"(?<names>.*)\"(?: \\(in [^\"]*\\))?,\\d+\\)"
            + "|get_acl: sys_acl_get_file\\((?<acl>.*), [A-Z_]+\\))"
            + "(?:(?: failed)?: [^\"]{1,80}? \\((?<errno>\\d{1,4})\\)| returned -?\\d+)\\s*");

    /** What a daemon says after a name. */
    private static final Pattern IN_MODULE = Pattern.compile("\" \\(in [^\"]*\\)");

    /** Of what it has read till then rsync puts nothing into the tree; the second is told once more where it tries again. */
    private static final Pattern NOT_OPENED = Pattern.compile("send_files failed to open|read errors mapping");

    private static final String UNREAD = "unread attribute";

    private static final Pattern VANISHED =
            Pattern.compile("(?:IO error|(?:file|directory) has vanished): \"(?<name>.*)\"(?: \\(in [^\"]*\\))?\\s*");
    private static final Pattern READING =
            Pattern.compile("vanished|link_stat|change_dir|opendir|readdir|readlink|send_files|read errors|stat");
    /** A file of a directory that may be listed and not entered, as a sender before rsync 3.5 tells of each. */
    private static final Pattern NOT_ENTERED = Pattern.compile("(?:readlink|link)_stat\\(?");
    /** What can be said of one file's attributes is nothing that can be said of a disk: ENOSPC is also the answer to one too large. */
    private static final Pattern ATTRIBUTE = Pattern.compile("xattr|xal_|acl");

    /** Where one who is not root keeps what no snapshot can do without. */
    private static final String OWNERS = "rsync.%stat";

    private static final Pattern OCTAL = Pattern.compile("\\\\#(?<octal>[0-3][0-7]{2})");

    static RsyncMessage parse(String line) {
        Matcher vanished = VANISHED.matcher(line);
        if (vanished.matches()) {
            return new RsyncMessage(
                    "sender", "vanished", Optional.of(vanished.group("name")), OptionalInt.of(ENOENT), line);
        }
        Matcher attribute = UNREAD_ATTRIBUTE.matcher(line);
        if (attribute.matches()) {
            return ofAttribute(attribute, line);
        }
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            return new RsyncMessage("", "", Optional.empty(), OptionalInt.empty(), line);
        }
        return new RsyncMessage(
                match.group("role") == null ? "" : match.group("role"),
                match.group("operation").strip(),
                Optional.ofNullable(match.group("name")),
                OptionalInt.of(Integer.parseInt(match.group("errno"))),
                line);
    }

    private static RsyncMessage ofAttribute(Matcher match, String line) {
        Optional<String> name = Stream.of("data", "names", "acl")
                .flatMap(argument -> Stream.ofNullable(match.group(argument)))
                .findFirst();
        String errno = match.group("errno");
        return new RsyncMessage(
                match.group("role") == null ? "" : match.group("role"),
                UNREAD + " (" + match.group("operation") + ")",
                name,
                errno == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(errno)),
                line);
    }

    boolean hasErrno(int number) {
        return errno.isPresent() && errno.getAsInt() == number;
    }

    boolean aboutDestination() {
        return role.equals("receiver") || role.equals("generator");
    }

    /** Says that exactly this path of the source, or one above it, could not be found, entered or read. */
    boolean aboutPath(String path) {
        return !aboutDestination()
                && READING.matcher(operation).lookingAt()
                && name.isPresent()
                && leadsTo(fromRoot(decoded(name.get())), path);
    }

    /** Whether an attribute of a file could not be set or read, and the file itself is there. */
    boolean aboutAttribute() {
        return ATTRIBUTE.matcher(operation).find() && !line.contains(OWNERS);
    }

    /** The directory that could not be looked into, or not to its end, or perhaps not entered. */
    Optional<TreePath> unlisted() {
        if (operation.startsWith("opendir") || operation.startsWith("readdir")) {
            return path();
        }
        return notEntered() ? path().filter(path -> !path.isRoot()).map(TreePath::parent) : Optional.empty();
    }

    /** Whether an entry of a directory could not be looked at: because nobody may enter the directory, or for a reason of its own. */
    boolean notEntered() {
        return NOT_ENTERED.matcher(operation).matches() && hasErrno(EACCES);
    }

    /**
     * The entry that was left out, for a reason that is not that it has gone: a disk that fails, a share that does not answer, an attribute that
     * may not be read.
     */
    Optional<TreePath> unseen() {
        boolean left = (NOT_ENTERED.matcher(operation).matches() && !hasErrno(EACCES))
                || (operation.startsWith(UNREAD) && !aboutDestination());
        return left && !hasErrno(ENOENT) ? path().filter(path -> !path.isRoot()) : Optional.empty();
    }

    /** The file that was to be fetched and could not be opened, or not be read to its end, though it is there. rsync has counted it. */
    Optional<TreePath> unopened() {
        return NOT_OPENED.matcher(operation).lookingAt() && !aboutDestination() && !hasErrno(ENOENT)
                ? path().filter(path -> !path.isRoot())
                : Optional.empty();
    }

    private Optional<TreePath> path() {
        try {
            return name.map(printed -> TreePath.of(decodedBytes(printed.replaceFirst("^/", ""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Prefix {@code rsync error:} is rsync's last word; it sums up and names no file. */
    static boolean lastWord(String line) {
        return line.startsWith("rsync error: ") || line.startsWith("rsync warning: ");
    }

    /** A daemon without chroot leaves out the slash of its module's root. */
    private String fromRoot(String named) {
        return IN_MODULE.matcher(line).find() && !named.startsWith("/") ? "/" + named : named;
    }

    private static boolean leadsTo(String named, String path) {
        String whole = path.endsWith("/") ? path : path + "/";
        return whole.startsWith(named.endsWith("/") ? named : named + "/");
    }

    private static String decoded(String name) {
        return new String(decodedBytes(name), StandardCharsets.UTF_8);
    }

    /** The bytes of a name as it is printed; one that was no text is not quite what it was. */
    static byte[] decodedBytes(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher octal = OCTAL.matcher(name);
        int at = 0;
        while (octal.find()) {
            bytes.writeBytes(name.substring(at, octal.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(octal.group("octal"), 8));
            at = octal.end();
        }
        bytes.writeBytes(name.substring(at).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
