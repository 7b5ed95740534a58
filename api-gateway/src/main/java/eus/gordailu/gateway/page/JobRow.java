package eus.gordailu.gateway.page;

import org.jspecify.annotations.Nullable;

/** A job in words. */
record JobRow(
        String id,
        String name,
        String client,
        String paths,
        String policy,
        boolean active,
        @Nullable String lastGood) {}
