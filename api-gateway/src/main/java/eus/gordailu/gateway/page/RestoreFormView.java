package eus.gordailu.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A restore as it is being asked for.
 *
 * @param snapshot its id and when it was made
 * @param refused why what was sent can't be done
 */
record RestoreFormView(
        String job,
        String jobId,
        String snapshot,
        String snapshotId,
        List<Choice> clients,
        String paths,
        String directory,
        boolean deletes,
        @Nullable String refused) {

    /** A client that files can be brought to. */
    record Choice(String id, String name, boolean chosen) {}

    /** Whether one is named from the beginning. */
    public boolean chosen() {
        return clients.stream().anyMatch(Choice::chosen);
    }
}
