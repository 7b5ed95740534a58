package eus.gordailu.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client in words. */
record ClientRow(
        String name,
        String address,
        String description,
        boolean active,
        @Nullable String quota,
        List<String> keyLines) {}
