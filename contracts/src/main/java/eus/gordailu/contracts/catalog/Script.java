package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.ScriptId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded script, run before or after the jobs that name it. Lines end as they do on Unix, wherever it was written; the first may name the
 * interpreter ({@code #!}), which is {@code /bin/sh} otherwise.
 *
 * @param timeLimitMinutes how long it may run before it is ended; null for {@value #USUAL_MINUTES}
 */
public record Script(
        ScriptId id,
        String name,
        String description,
        Place place,
        String body,
        @Nullable Integer timeLimitMinutes) {

    /** The bytes of a body: with all its scripts a run must fit into one message. */
    public static final int LARGEST = 32 * 1024;

    /** How many may be run at one time: before a job, for example. */
    public static final int MOST = 5;

    private static final int USUAL_MINUTES = 60;
    private static final int LONGEST_MINUTES = 2 * 24 * 60;

    public Script {
        CatalogNames.check("script", name);
        CatalogNames.checkDescription("script", description);
        body = checkBody(body);
        checkTimeLimit(timeLimitMinutes);
    }

    /** Where a script runs. */
    public enum Place {
        /** On the client, over ssh. */
        CLIENT,
        /** On the worker, as an unprivileged user. */
        WORKER
    }

    /**
     * A body as it is kept.
     *
     * @throws IllegalArgumentException when it can be no script
     */
    public static String checkBody(String body) {
        String lines = body.replace("\r\n", "\n");
        if (lines.isBlank() || lines.chars().anyMatch(Script::isNoText) || !CatalogNames.isText(lines)) {
            throw new IllegalArgumentException(
                    "A script's body is text without control characters, and not empty: upload the script itself");
        }
        if (lines.startsWith("#!") && !lines.substring(2).stripLeading().startsWith("/")) {
            throw new IllegalArgumentException(
                    "A script's first line names its interpreter with its whole path, as #!/bin/sh does: correct it");
        }
        int size = lines.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            throw new IllegalArgumentException(
                    "A script has at most %,d bytes, and this has %,d: put what is long on the machine that it runs on, and call it"
                            .formatted(LARGEST, size));
        }
        return lines;
    }

    private static boolean isNoText(int letter) {
        return Character.isISOControl(letter) && "\t\n\r\f".indexOf(letter) < 0;
    }

    /**
     * Refuses what is no time.
     *
     * @throws IllegalArgumentException when it is less than a minute, or more than two days
     */
    public static void checkTimeLimit(@Nullable Integer minutes) {
        if (minutes != null && (minutes < 1 || minutes > LONGEST_MINUTES)) {
            throw new IllegalArgumentException(
                    "A script may run from 1 to %,d minutes, not %,d".formatted(LONGEST_MINUTES, minutes));
        }
    }

    /**
     * The scripts that are to be run one after the other.
     *
     * @throws IllegalArgumentException when there are too many, or one of them twice
     */
    public static List<ScriptId> checkList(@Nullable List<ScriptId> scripts) {
        List<ScriptId> given = scripts == null ? List.of() : List.copyOf(scripts);
        if (given.size() > MOST) {
            throw new IllegalArgumentException(
                    "At most %d scripts are run at one time, and these are %d: have one call the others"
                            .formatted(MOST, given.size()));
        }
        if (given.stream().distinct().count() < given.size()) {
            throw new IllegalArgumentException("A script is named twice: name it once");
        }
        return given;
    }

    /** In minutes. */
    public int longest() {
        return timeLimitMinutes == null ? USUAL_MINUTES : timeLimitMinutes;
    }
}
