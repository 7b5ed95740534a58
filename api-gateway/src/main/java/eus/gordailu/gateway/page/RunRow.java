package eus.gordailu.gateway.page;

import org.jspecify.annotations.Nullable;

/** A run in words. The progress is absent unless it runs. */
record RunRow(
        String id,
        String job,
        String state,
        String css,
        String facts,
        @Nullable String progress,
        @Nullable String failure,
        boolean abortable) {}
