package eus.gordailu.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** In words, what a job keeps and will keep. */
record RetentionView(
        String job,
        String policy,
        @Nullable String held,
        List<String> elsewhere,
        Listed kept,
        Listed going,
        List<Day> days) {

    RetentionView {
        elsewhere = List.copyOf(elsewhere);
        days = List.copyOf(days);
    }

    /** Snapshots, and how many more there are than are listed. */
    record Listed(List<Decided> snapshots, int more) {

        Listed {
            snapshots = List.copyOf(snapshots);
        }
    }

    /** A snapshot and why it stays or goes. */
    record Decided(String snapshot, String reasons) {}

    /** A day's end. */
    record Day(String date, String runs, String kept, String going) {}
}
