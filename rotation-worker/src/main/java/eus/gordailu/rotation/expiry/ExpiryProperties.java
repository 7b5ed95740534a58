package eus.gordailu.rotation.expiry;

import eus.gordailu.repository.expiry.DeletionRate;
import eus.gordailu.repository.expiry.SpareRule;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How expired snapshots are deleted.
 *
 * @param filesPerSecond the most files and directories that are deleted in a second on one location; 0 for as fast as the disk can
 * @param spareFreePercent the share of the file system that must be free for the newest expired snapshot to stay as the spare
 * @param spareFree the room that must be free for it besides, such as {@code 50GB}
 */
@Validated
@ConfigurationProperties("gordailu.expiry")
public record ExpiryProperties(
        @DefaultValue("5000") @Min(0) int filesPerSecond,
        @DefaultValue("10") @Min(0) @Max(100) int spareFreePercent,
        @DefaultValue("0B") @NotNull DataSize spareFree) {

    DeletionRate rate() {
        return new DeletionRate(filesPerSecond);
    }

    SpareRule spareRule() {
        return new SpareRule(spareFreePercent, spareFree.toBytes());
    }
}
