package eus.gordailu.contracts.restore;

import java.util.List;

/**
 * Lines of a restore's log.
 *
 * @param lines in the order in which they came
 * @param more whether there are more of them already
 */
public record RestoreLog(List<RestoreLogLine> lines, boolean more) {

    public RestoreLog {
        lines = List.copyOf(lines);
    }
}
