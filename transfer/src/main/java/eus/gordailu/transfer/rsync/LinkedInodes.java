package eus.gordailu.transfer.rsync;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The inodes of a source that have more than one name, as two comparisons come by them at the same time, one in each part. */
public final class LinkedInodes {

    /** Each takes some 100 bytes. */
    private static final int MOST = 100_000;

    private final int most;
    private final List<Set<String>> parts = List.of(new HashSet<>(), new HashSet<>());

    public LinkedInodes() {
        this(MOST);
    }

    LinkedInodes(int most) {
        this.most = most;
    }

    /**
     * @param part 0 or 1
     * @param inode with its device
     * @throws NotApartException when it has names in both parts, or there are too many
     */
    synchronized void met(int part, String inode) {
        if (parts.get(1 - part).contains(inode)) {
            throw new NotApartException("Inode %s has names in both parts".formatted(inode));
        }
        parts.get(part).add(inode);
        if (parts.get(part).size() > most) {
            throw new NotApartException("More than %d inodes have several names".formatted(most));
        }
    }
}
