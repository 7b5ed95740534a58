package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many snapshots are kept; what is absent counts 0. */
@Schema(name = "Retention")
public record RetentionBody(
        @Nullable Integer last,
        @Nullable Integer hourly,
        @Nullable Integer daily,
        @Nullable Integer weekly,
        @Nullable Integer monthly,
        @Nullable Integer yearly,
        @Schema(type = "string", example = "P7D") @Nullable Duration keepWithin) {

    static RetentionBody of(Retention retention) {
        return new RetentionBody(
                retention.last(),
                retention.hourly(),
                retention.daily(),
                retention.weekly(),
                retention.monthly(),
                retention.yearly(),
                retention.keepWithin());
    }

    /** One that keeps something: none keeps the last good snapshot alone, which nobody means by a row of zeros. */
    public Retention retention() {
        Retention retention = asWritten();
        if ((keepWithin == null || keepWithin.isZero())
                && Stream.of(last, hourly, daily, weekly, monthly, yearly)
                        .allMatch(count -> count == null || count == 0)) {
            throw Problem.inField(
                    ProblemType.INVALID_VALUE,
                    "retention",
                    "The policy keeps nothing but the last snapshot: say how many, such as {\"daily\": 7, \"weekly\": 4}, or {\"last\": 1} for that one");
        }
        return retention;
    }

    private Retention asWritten() {
        return Fields.checked(
                "retention",
                () -> new Retention(
                        Fields.orElse(last, 0),
                        Fields.orElse(hourly, 0),
                        Fields.orElse(daily, 0),
                        Fields.orElse(weekly, 0),
                        Fields.orElse(monthly, 0),
                        Fields.orElse(yearly, 0),
                        keepWithin));
    }
}
