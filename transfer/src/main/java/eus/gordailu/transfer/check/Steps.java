package eus.gordailu.transfer.check;

import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.run.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The steps of one check as they come to be. */
final class Steps {

    private final List<CheckStep> taken = new ArrayList<>();

    boolean passed(CheckedPart part, String code, String sentence, Map<String, String> details) {
        taken.add(new CheckStep(part, CheckStep.Verdict.PASSED, code, sentence, details));
        return true;
    }

    void warned(CheckedPart part, String code, String sentence, Map<String, String> details) {
        taken.add(new CheckStep(part, CheckStep.Verdict.WARNED, code, sentence, details));
    }

    boolean failed(CheckedPart part, String code, String sentence, Map<String, String> details) {
        taken.add(new CheckStep(part, CheckStep.Verdict.FAILED, code, sentence, details));
        return false;
    }

    boolean failed(CheckedPart part, Failure failure) {
        return failed(part, failure.code(), failure.sentence(), failure.details());
    }

    void skipped(CheckedPart part, String code, String sentence) {
        taken.add(new CheckStep(part, CheckStep.Verdict.SKIPPED, code, sentence, Map.of()));
    }

    /** The parts that were not come to are told as passed over. */
    List<CheckStep> complete(List<CheckedPart> parts) {
        parts.stream()
                .filter(part -> taken.stream().noneMatch(step -> step.part() == part))
                .forEach(part -> skipped(part, "check.not-reached", "Not looked at: first mend what failed above"));
        return List.copyOf(taken);
    }
}
