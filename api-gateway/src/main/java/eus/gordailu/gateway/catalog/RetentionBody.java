package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
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

    public Retention retention() {
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
