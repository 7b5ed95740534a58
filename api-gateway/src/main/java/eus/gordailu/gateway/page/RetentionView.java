package eus.gordailu.gateway.page;

import java.util.List;

/** In words, what a job keeps and will keep. */
record RetentionView(String job, String policy, List<Kept> kept, List<Kept> going, List<Day> days) {

    RetentionView {
        kept = List.copyOf(kept);
        going = List.copyOf(going);
        days = List.copyOf(days);
    }

    /** A snapshot and why it stays or goes. */
    record Kept(String snapshot, String reasons) {}

    /** A day's end. */
    record Day(String date, String runs, String kept, String going) {}
}
