package eus.gordailu.contracts.retention;

import java.time.LocalDate;

/** What would be kept at the end of a day, how many runs it would have, and which snapshots of the day before would go. */
public record PreviewDay(LocalDate date, int runs, Selection kept, Selection expired) {}
