package eus.gordailu.gateway.page;

import org.jspecify.annotations.Nullable;

/** A snapshot in words, and how many its job has. A finding waits for a person. */
record SnapshotRow(
        String jobId,
        String job,
        String id,
        String completed,
        String size,
        String count,
        String directory,
        boolean pinned,
        @Nullable String finding) {}
