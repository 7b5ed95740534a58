package eus.gordailu.transfer.hook;

import eus.gordailu.transfer.process.ProcessResult;
import java.util.List;

/** What a program said at its end, as far as that fits into a sentence. Its errors tell more than the rest. */
final class LastWords {

    private static final int LINES = 3;
    private static final int LETTERS = 400;

    private LastWords() {}

    static String of(ProcessResult ended) {
        List<String> errors = said(ended.errors().lines());
        List<String> lines = errors.isEmpty() ? said(ended.output().lines()) : errors;
        String last = String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        return last.isEmpty() ? "it said nothing" : last.substring(Math.max(0, last.length() - LETTERS));
    }

    private static List<String> said(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !RemoteScript.begins(line))
                .toList();
    }
}
