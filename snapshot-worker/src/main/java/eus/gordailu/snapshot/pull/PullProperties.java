package eus.gordailu.snapshot.pull;

import eus.gordailu.transfer.confine.WantedConfinement;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this worker pulls.
 *
 * @param slots how many snapshots it makes at the same time, 1 to 64
 * @param ioTimeout how long a client may be silent during a transfer
 * @param wallClock how long one transfer may take in all
 * @param lockWait how long an attempt waits for a job whose directory is in use, by a rotation for example
 * @param wakeWait how long an attempt waits for a client that it has woken
 * @param confine whether rsync is shut in while it receives from another machine
 * @param lease for how long a claim holds without a heartbeat
 */
@Validated
@ConfigurationProperties("gordailu.pull")
public record PullProperties(
        @DefaultValue("2") @Min(1) @Max(64) int slots,
        @DefaultValue("5m") @NotNull Duration ioTimeout,
        @DefaultValue("2d") @NotNull Duration wallClock,
        @DefaultValue("2m") @NotNull Duration lockWait,
        @DefaultValue("3m") @NotNull Duration wakeWait,
        @DefaultValue("auto") @NotNull WantedConfinement confine,
        @DefaultValue("60s") @NotNull Duration lease) {}
