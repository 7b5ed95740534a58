package eus.gordailu.gateway.page;

import org.jspecify.annotations.Nullable;

/** A location in words, as a worker sees it or as nobody does. */
record LocationRow(
        String name,
        String directory,
        String state,
        String css,
        @Nullable String room,
        long used,
        long total) {}
