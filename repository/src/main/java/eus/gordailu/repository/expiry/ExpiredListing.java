package eus.gordailu.repository.expiry;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Entry;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What lies in expired/ at a moment: leftovers, claims, and snapshots, the oldest first. */
record ExpiredListing(List<Entry> leftovers, List<FileName> taken, List<FileName> snapshots) {

    static ExpiredListing of(Directory expired) throws IOException {
        List<Entry> entries = new ArrayList<>();
        expired.list(entries::add);
        return new ExpiredListing(
                entries.stream()
                        .filter(entry -> !isSnapshot(entry) && !isTaken(entry))
                        .toList(),
                names(entries.stream().filter(ExpiredListing::isTaken)),
                names(entries.stream().filter(ExpiredListing::isSnapshot)));
    }

    private static boolean isSnapshot(Entry entry) {
        return entry.directory() && ExpiredNames.isSnapshot(entry.name());
    }

    private static boolean isTaken(Entry entry) {
        return entry.directory() && ExpiredNames.isTaken(entry.name());
    }

    private static List<FileName> names(Stream<Entry> entries) {
        return entries.map(Entry::name)
                .sorted(Comparator.comparing(FileName::octets))
                .toList();
    }
}
