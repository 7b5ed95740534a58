package eus.gordailu.transfer.rsync;

import java.util.EnumSet;
import java.util.Set;

/** What rsync found different in an entry, in the order of its letters. Content is a checksum, a link's target, a device's number. */
public enum Difference {
    CONTENT,
    SIZE,
    TIME,
    MODE,
    OWNER,
    GROUP,
    OTHER_TIMES,
    ACL,
    XATTRS;

    /** From rsync's letters, of which each that is no dot or space is a difference. */
    static Set<Difference> of(String letters) {
        Set<Difference> found = EnumSet.noneOf(Difference.class);
        int at = 0;
        for (Difference difference : values()) {
            char letter = letters.charAt(at++);
            if (letter != '.' && letter != ' ') {
                found.add(difference);
            }
        }
        return found;
    }
}
