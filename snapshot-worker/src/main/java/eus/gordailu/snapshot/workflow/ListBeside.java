package eus.gordailu.snapshot.workflow;

import eus.gordailu.repository.posix.FileStatus;
import java.util.Map;

/**
 * An access list as rsync keeps it beside what it can't give it to: four bytes each for what owner, group, mask and others may, the lowest
 * first, and then who is named ({@code acls.c} in rsync). What the mode says as well is not said again.
 */
final class ListBeside {

    /** Of all that rsync keeps beside a file the names begin so. */
    static final String PREFIX = "user.rsync.%";

    private static final String LIST = PREFIX + "aacl";

    /** The mode, in octal, and more: where it is not the file's own. */
    private static final String STATUS = PREFIX + "stat";

    private static final int GROUP = 4;
    private static final int MASK = 8;
    private static final char UNSAID = 0x80;

    private ListBeside() {}

    /**
     * Whether it may be of an older mode than the file has. What the group may it leaves to the mode where both were the same; and rsync 3.5.0
     * does not see that they are no longer when it changes the mode of what is there already.
     */
    static boolean outlived(Map<String, String> extended, FileStatus status) {
        String list = extended.getOrDefault(LIST, "");
        return list.length() > MASK
                && list.charAt(GROUP) == UNSAID
                && list.charAt(MASK) != UNSAID
                && list.charAt(MASK) != (mode(extended, status) >> 3 & 7);
    }

    private static int mode(Map<String, String> extended, FileStatus status) {
        String beside = extended.getOrDefault(STATUS, "");
        return beside.matches("[0-7]{1,7} .*")
                ? Integer.parseInt(beside.substring(0, beside.indexOf(' ')), 8)
                : status.permissions();
    }
}
