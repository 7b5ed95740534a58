package eus.gordailu.repository.expiry;

import java.util.List;

/** What a deletion did. Of what is left over, the first 100 are named; all are counted. Deleting again goes on from there. */
public record DeletionReport(long files, long directories, long failures, List<Leftover> leftovers) {

    static final int NAMED = 100;

    public DeletionReport {
        leftovers = List.copyOf(leftovers);
    }

    /** Whether nothing is left over. */
    public boolean clean() {
        return failures == 0;
    }
}
