package eus.gordailu.contracts.restore;

import eus.gordailu.contracts.id.RestoreId;

/**
 * Asks the worker that makes a restore, or has made it, for lines of its log.
 *
 * @param from how many lines are passed over
 * @param limit how many are wanted, 1 to {@value #MOST}
 */
public record ReadRestoreLog(RestoreId restoreId, long from, int limit) {

    /** So many lines come at once. */
    public static final int MOST = 5_000;

    /**
     * @throws IllegalArgumentException when a number is out of its bounds
     */
    public ReadRestoreLog {
        if (from < 0 || limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("Lines are read from 0 on, 1 to %d at once".formatted(MOST));
        }
    }
}
