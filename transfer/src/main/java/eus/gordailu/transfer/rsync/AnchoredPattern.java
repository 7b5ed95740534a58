package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How filter rules name one entry of a tree, and what is in it.
 *
 * @see <a href="https://download.samba.org/pub/rsync/rsync.1#PATTERN_MATCHING_RULES">rsync(1), pattern matching rules</a>
 */
public record AnchoredPattern(String path) {

    private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");

    /** Empty for the root, and for a name that can't be an argument: one with control characters, or that is not UTF-8. */
    public static Optional<AnchoredPattern> of(TreePath place) {
        if (place.isRoot()) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(place.bytes()))
                    .toString();
            return text.chars().anyMatch(Character::isISOControl)
                    ? Optional.empty()
                    : Optional.of(new AnchoredPattern("/" + text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The entry itself, of whatever type. */
    public String itself() {
        return WILDCARD.matcher(path).find() ? escaped() : path;
    }

    /** What it holds, and not what that holds. */
    public String entries() {
        return escaped() + "/*";
    }

    /** All that it holds, at any depth. */
    public String contents() {
        return escaped() + "/**";
    }

    /** Only in a pattern with wildcards is a backslash more than itself. */
    private String escaped() {
        return path.replaceAll("[*?\\[\\\\]", "\\\\$0");
    }
}
