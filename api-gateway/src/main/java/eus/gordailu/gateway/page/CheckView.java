package eus.gordailu.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tested connection in words.
 *
 * @param waiting host keys that a person has to find right first
 * @param asking for a password, where one could help; null where it could not
 */
record CheckView(
        boolean passed,
        List<ClientRow.Waiting> waiting,
        @Nullable Asking asking,
        List<Worker> workers,
        @Nullable String refused) {

    /** For a password: whose it is, what becomes of it, and what the button does. */
    record Asking(String label, String help, String button) {}

    /** What one worker found, or why it could not be asked. */
    record Worker(String id, @Nullable String problem, List<Step> steps) {}

    /** A look at something: what, how it went as a word and as a colour, and what is to be said of it. */
    record Step(String part, String verdict, String colour, String sentence) {}

    static CheckView refused(String sentence) {
        return new CheckView(false, List.of(), null, List.of(), sentence);
    }
}
