package eus.gordailu.contracts.run;

import java.util.Map;
import java.util.TreeMap;

/** Why something failed. The code is a stable key such as {@code ssh.unknown-host}; the sentence says in English what happened, to what, and what to do next; the details are what a translated sentence is filled with. */
public record Failure(FailureClass failureClass, String code, String sentence, Map<String, String> details) {

    public Failure {
        details = Map.copyOf(details);
    }

    /** One whose sentence names details between percent signs, as {@code %host%}: they are put there, and only those that it names are kept. */
    public static Failure filled(FailureClass failureClass, String code, String sentence, Map<String, String> details) {
        Map<String, String> named = new TreeMap<>();
        String filled = sentence;
        for (Map.Entry<String, String> detail : details.entrySet()) {
            String placeholder = "%" + detail.getKey() + "%";
            if (sentence.contains(placeholder)) {
                filled = filled.replace(placeholder, detail.getValue());
                named.put(detail.getKey(), detail.getValue());
            }
        }
        return new Failure(failureClass, code, filled, named);
    }
}
