package eus.gordailu.repository.location;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Entry;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is in a directory without a marker. */
enum Contents {
    /** Nothing, or what comes with a new file system or is left of a marker. */
    NOTHING,
    /** Backups of ours, whatever else: the marker was lost. */
    BACKUPS,
    /** Only files of others. */
    FOREIGN;

    private static final FileName LOST_AND_FOUND = FileName.of("lost+found");
    private static final FileName MARKER_BEGUN = FileName.of("." + LocationMarker.FILE.name() + ".new");

    /** Each job's directory, in one of its client's, has its identity in it. */
    private static final FileName IDENTITY = FileName.of("job.json");

    static Contents of(Directory directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        directory.list(entry -> {
            if (!entry.name().equals(LOST_AND_FOUND)
                    && !entry.name().equals(MARKER_BEGUN)
                    && !KeepOut.is(entry.name())) {
                entries.add(entry);
            }
        });
        if (entries.isEmpty()) {
            return NOTHING;
        }
        for (Entry entry : entries) {
            if (entry.directory() && holdsJob(directory, entry.name())) {
                return BACKUPS;
            }
        }
        return FOREIGN;
    }

    private static boolean holdsJob(Directory parent, FileName name) throws IOException {
        List<FileName> below = new ArrayList<>();
        try (Directory client = parent.child(name)) {
            client.list(entry -> {
                if (entry.directory()) {
                    below.add(entry.name());
                }
            });
            for (FileName job : below) {
                try (Directory directory = client.child(job)) {
                    if (directory.has(IDENTITY)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
