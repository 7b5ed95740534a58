package eus.gordailu.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tested connection in words.
 *
 * @param waiting host keys that a person has to find right first
 * @param keyMissing whether a password could help: the worker's key was not let in
 */
record CheckView(
        boolean passed,
        List<ClientRow.Waiting> waiting,
        boolean keyMissing,
        List<Worker> workers,
        @Nullable String refused) {

    /** What one worker found, or why it could not be asked. */
    record Worker(String id, @Nullable String problem, List<Step> steps) {}

    /** A look at something: what, how it went as a word and as a colour, and what is to be said of it. */
    record Step(String part, String verdict, String colour, String sentence) {}

    static CheckView refused(String sentence) {
        return new CheckView(false, List.of(), false, List.of(), sentence);
    }
}
