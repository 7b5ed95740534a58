package eus.gordailu.kit.start;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says in one sentence on standard error why the process can't start and what to do; the rest is in the log. */
final class OneSentence implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println(sentence(analysis));
    }

    static String sentence(FailureAnalysis analysis) {
        String action = analysis.getAction();
        return flat(analysis.getDescription()) + (action == null || action.isBlank() ? "" : " " + flat(action));
    }

    private static String flat(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
