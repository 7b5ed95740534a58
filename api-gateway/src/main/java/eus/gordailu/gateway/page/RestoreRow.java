package eus.gordailu.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A restore in words.
 *
 * @param asked what was asked for, by whom
 * @param failure why it failed, or what it waits for
 * @param offersNow whether what it has listed can be done now
 */
record RestoreRow(
        String id,
        String job,
        String client,
        boolean dryRun,
        List<String> asked,
        String state,
        String css,
        @Nullable String result,
        @Nullable String facts,
        @Nullable String progress,
        @Nullable String failure,
        List<String> warnings,
        boolean ended,
        boolean abortable,
        boolean offersNow) {

    /** Lines of its log, or why there are none. */
    record Log(List<Line> lines, boolean more, @Nullable String problem) {}

    /** What happened to a path, as a word. */
    record Line(String kind, String text) {}
}
