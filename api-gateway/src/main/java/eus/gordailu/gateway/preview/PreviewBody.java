package eus.gordailu.gateway.preview;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.Holder;
import eus.gordailu.contracts.retention.PreviewDay;
import eus.gordailu.contracts.retention.RetentionPreview;
import eus.gordailu.contracts.retention.Selection;
import eus.gordailu.contracts.rotation.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What retention would do, as it is shown. */
@Schema(name = "RetentionPreview")
record PreviewBody(
        @Schema(description = "What is kept when retention is applied at once")
        Chosen kept,

        @Schema(description = "What expires when retention is applied at once")
        Chosen expired,

        @Nullable
        @Schema(
                description =
                        "A snapshot that waits for a decision. Until somebody decides, or a good run follows if it is only suspicious, nothing expires")
        String heldBy,

        @Schema(description = "Each day's end, beginning with today, in the schedule's zone")
        List<Day> days) {

    /** Some snapshots. */
    @Schema(name = "PreviewSelection")
    record Chosen(
            @Schema(description = "All of them; when there are very many, fewer are listed")
            int total,

            List<Shown> snapshots) {}

    /** A snapshot with the reasons for what happens to it. */
    @Schema(name = "PreviewedSnapshot")
    record Shown(
            String snapshotId,

            @Schema(description = "It is not there yet: a run would make it")
            boolean imagined,

            List<Reason> reasons) {}

    /** A day. */
    @Schema(name = "PreviewDay")
    record Day(
            LocalDate date,
            int runs,
            Chosen kept,

            @Schema(description = "Of those kept the day before")
            Chosen expired) {}

    static PreviewBody of(RetentionPreview preview, Optional<Holder> holder, Set<SnapshotId> present) {
        return new PreviewBody(
                chosen(preview.kept(), present),
                chosen(preview.expired(), present),
                holder.map(held -> held.id().toString()).orElse(null),
                preview.days().stream().map(day -> day(day, present)).toList());
    }

    private static Day day(PreviewDay day, Set<SnapshotId> present) {
        return new Day(day.date(), day.runs(), chosen(day.kept(), present), chosen(day.expired(), present));
    }

    private static Chosen chosen(Selection selection, Set<SnapshotId> present) {
        return new Chosen(
                selection.total(),
                selection.decisions().stream()
                        .map(decision -> new Shown(
                                decision.snapshotId().toString(),
                                !present.contains(decision.snapshotId()),
                                decision.reasons()))
                        .toList());
    }
}
