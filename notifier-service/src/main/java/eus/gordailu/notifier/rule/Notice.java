package eus.gordailu.notifier.rule;

import eus.gordailu.contracts.run.FailureClass;
import org.jspecify.annotations.Nullable;

/** A fact as one recipient is told of it. */
public record Notice(Fact fact, String recipient, Wording wording) {

    /**
     * How it is said.
     *
     * @param failureClass what may help; null when nothing failed
     * @param code the stable key of the sentence, by which it is translated
     * @param sentence in English: what happened, to what, and what to do next
     */
    public record Wording(Level level, @Nullable FailureClass failureClass, String code, String sentence) {}

    /** The same for the same fact and recipient. */
    public String id() {
        return fact.id() + "." + recipient;
    }
}
