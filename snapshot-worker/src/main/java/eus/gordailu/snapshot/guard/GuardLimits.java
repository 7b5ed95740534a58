package eus.gordailu.snapshot.guard;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a run is looked at askance. Percentages are of the files of the last good snapshot.
 *
 * @param fewFiles a job of fewer files is only looked at for emptiness, unread files and file systems: a handful of files changes by leaps
 * @param lostPercent so much may be gone; more is suspicious
 * @param emptiedPercent a directory that held so much of the files or of their bytes is suspicious when it is empty; of few files only the bytes count
 * @param unreadPercent so much may be missing of a run in which something could not be read; more is suspicious
 * @param changedPercent so much may always be changed or deleted without being anomalous
 * @param timesUsual so many times as much as the most but one of late must have been changed or deleted to be anomalous
 * @param runs how many runs of late say what is usual
 * @param firstRuns nothing is anomalous before so much is known of so many runs
 */
@Validated
@ConfigurationProperties("gordailu.guard")
public record GuardLimits(
        @DefaultValue("20") @Min(1) int fewFiles,
        @DefaultValue("50") @Min(0) @Max(100) int lostPercent,
        @DefaultValue("20") @Min(1) @Max(100) int emptiedPercent,
        @DefaultValue("10") @Min(0) @Max(100) int unreadPercent,
        @DefaultValue("30") @Min(0) @Max(100) int changedPercent,
        @DefaultValue("3") @Min(1) @Max(1000) int timesUsual,
        @DefaultValue("20") @Min(1) @Max(1000) int runs,
        @DefaultValue("3") @Min(1) @Max(1000) int firstRuns) {}
