package eus.gordailu.contracts.retention;

import java.util.List;

/** What retention would do: at once with the snapshots that are there, and on each day that follows, beginning with today. */
public record RetentionPreview(Selection kept, Selection expired, List<PreviewDay> days) {

    /** The most days that are looked ahead. */
    public static final int MOST_DAYS = 400;

    /** The most runs that are gone through: one an hour for {@link #MOST_DAYS}, and some by hand. */
    public static final int MOST_RUNS = 10_000;

    /** The most kept snapshots that are listed, over all days. */
    static final int MOST_LISTED = 40_000;

    public RetentionPreview {
        days = List.copyOf(days);
    }
}
