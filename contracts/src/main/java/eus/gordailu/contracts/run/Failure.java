package eus.gordailu.contracts.run;

import java.util.Map;

/** Why something failed. The code is a stable key such as {@code ssh.unknown-host}; the sentence says in English what happened, to what, and what to do next; the details are what a translated sentence is filled with. */
public record Failure(FailureClass failureClass, String code, String sentence, Map<String, String> details) {

    public Failure {
        details = Map.copyOf(details);
    }
}
