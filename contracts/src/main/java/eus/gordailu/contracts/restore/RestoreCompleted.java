package eus.gordailu.contracts.restore;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.wire.Message;
import java.time.Instant;
import java.util.List;

/**
 * A restore has ended well. Of a dry run, the numbers are those of what would have been done.
 *
 * @param files whose contents came
 * @param bytes of those files
 * @param changed entries that were made, replaced or given other attributes
 * @param deleted entries
 * @param warnings what could not be brought as it is in the snapshot, the first of them
 */
public record RestoreCompleted(
        RestoreId restoreId,
        JobRef job,
        long files,
        long bytes,
        long changed,
        long deleted,
        List<String> warnings,
        Instant completedAt)
        implements Message {

    public RestoreCompleted {
        warnings = List.copyOf(warnings);
    }

    @Override
    public String key() {
        return restoreId.toString();
    }
}
