package eus.gordailu.contracts.path;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where something is within a snapshot's tree: names with slashes between them, {@code etc/hosts}. The names are bytes, which
 * may be no text in any encoding; they are held one to a character, so that equal paths are equal. Empty for the root.
 */
public record TreePath(String octets) implements Comparable<TreePath> {

    private static final Pattern ESCAPE = Pattern.compile("\\\\#(?<octal>[0-3][0-7]{2})");

    /** The tree itself. */
    public static final TreePath ROOT = new TreePath("");

    public TreePath {
        if (!octets.isEmpty()) {
            check(octets);
        }
    }

    /** In a single pass: a snapshot makes paths by the hundred thousand. */
    private static void check(String octets) {
        int begin = 0;
        for (int at = 0; at <= octets.length(); at++) {
            char c = at == octets.length() ? '/' : octets.charAt(at);
            if (c == 0 || c > 0xff) {
                throw new IllegalArgumentException("A path is bytes, none of them 0");
            }
            if (c == '/') {
                if (leadsElsewhere(octets, begin, at)) {
                    throw new IllegalArgumentException("\"%s\" is no path within a tree".formatted(shown(octets)));
                }
                begin = at + 1;
            }
        }
    }

    /** Whether what stands there is no name, or one that every directory has for itself or for the one above. */
    private static boolean leadsElsewhere(String octets, int begin, int end) {
        return switch (end - begin) {
            case 0 -> true;
            case 1 -> octets.charAt(begin) == '.';
            case 2 -> octets.startsWith("..", begin);
            default -> false;
        };
    }

    /** The path with these bytes. */
    public static TreePath of(byte[] bytes) {
        return new TreePath(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The path that this text is on disk, in UTF-8. */
    public static TreePath of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where this absolute path leads to, below the root; one slash more, between names or at an end, says nothing. */
    public static TreePath ofAbsolute(String path) {
        return of(Arrays.stream(path.split("/")).filter(name -> !name.isEmpty()).collect(Collectors.joining("/")));
    }

    /** The path that {@link #toString} shows so, or one whose text has backslashes of its own. */
    public static TreePath ofShown(String shown) {
        Matcher escape = ESCAPE.matcher(of(shown).octets());
        return new TreePath(escape.replaceAll(found ->
                Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group("octal"), 8)))));
    }

    public byte[] bytes() {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    public boolean isRoot() {
        return octets.isEmpty();
    }

    /** The names on the way, each one byte to a character; none for the root. */
    public List<String> names() {
        return isRoot() ? List.of() : List.of(octets.split("/", -1));
    }

    /** The last name; the root has none. */
    public String name() {
        if (isRoot()) {
            throw new NoSuchElementException("The root of a tree has no name");
        }
        return octets.substring(octets.lastIndexOf('/') + 1);
    }

    /** The directory that holds it; the root is its own. */
    public TreePath parent() {
        int slash = octets.lastIndexOf('/');
        return slash < 0 ? ROOT : new TreePath(octets.substring(0, slash));
    }

    /** What has this name, one byte to a character, in this directory. */
    public TreePath child(String name) {
        return new TreePath(isRoot() ? name : octets + "/" + name);
    }

    /** Whether that directory holds it, at any depth. Nothing is below itself. */
    public boolean isBelow(TreePath directory) {
        return directory.isRoot() ? !isRoot() : octets.startsWith(directory.octets + "/");
    }

    /** Whether it is that one, or below it. */
    public boolean isWithin(TreePath other) {
        return equals(other) || isBelow(other);
    }

    /**
     * The way to it from a directory above, or from the root.
     *
     * @throws IllegalArgumentException when it is not below that directory
     */
    public TreePath from(TreePath directory) {
        if (directory.isRoot()) {
            return this;
        }
        if (!isBelow(directory)) {
            throw new IllegalArgumentException("%s is not below %s".formatted(this, directory));
        }
        return new TreePath(octets.substring(directory.octets.length() + 1));
    }

    /** In the order of their bytes. */
    @Override
    public int compareTo(TreePath other) {
        return octets.compareTo(other.octets);
    }

    /** For people: the text where it is UTF-8 without control characters, else what is none as {@code \#ooo}, as rsync shows it. */
    @Override
    public String toString() {
        return isRoot() ? "." : shown(octets);
    }

    /** Bytes, one to a character, as they are shown to people. */
    public static String shown(String octets) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
            if (text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // Not UTF-8: escaped below.
        }
        return escaped(octets);
    }

    private static String escaped(String octets) {
        StringBuilder shown = new StringBuilder();
        octets.chars().forEach(c -> {
            if (c >= 0x20 && c < 0x7f) {
                shown.append((char) c);
            } else {
                shown.append("\\#%03o".formatted(c));
            }
        });
        return shown.toString();
    }
}
