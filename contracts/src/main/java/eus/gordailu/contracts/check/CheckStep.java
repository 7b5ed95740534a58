package eus.gordailu.contracts.check;

import java.util.Map;

/**
 * What one look at a client came to.
 *
 * @param code a stable key such as {@code ssh.unknown-host}, by which the sentence may be translated
 * @param sentence in English: what was found, and where that is not good, what to do
 * @param details what a translated sentence is filled with
 */
public record CheckStep(CheckedPart part, Verdict verdict, String code, String sentence, Map<String, String> details) {

    /** Whether a backup can be made of that. */
    public enum Verdict {
        PASSED,
        /** It can, though something should be seen to. */
        WARNED,
        FAILED,
        /** Not looked at: something before it failed, or it can't be known. */
        SKIPPED
    }

    public CheckStep {
        details = Map.copyOf(details);
    }
}
