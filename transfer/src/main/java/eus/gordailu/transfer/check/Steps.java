package eus.gordailu.transfer.check;

import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.check.RsyncWeakness;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.rsync.RsyncVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of one check as they come to be. */
final class Steps {

    /** The protocol of rsync 3.1, the first that tells times to the nanosecond. */
    static final int NANOSECONDS = 31;

    private final List<CheckStep> taken = new ArrayList<>();

    boolean passed(CheckedPart part, String code, String sentence, Map<String, String> details) {
        taken.add(new CheckStep(part, CheckStep.Verdict.PASSED, code, sentence, details));
        return true;
    }

    /** Passed, unless it was this part that broke, or one before it. */
    void passedBefore(
            Optional<CheckedPart> broken, CheckedPart part, String code, String sentence, Map<String, String> details) {
        if (broken.isEmpty() || part.compareTo(broken.get()) < 0) {
            passed(part, code, sentence, details);
        }
    }

    /** That rsync is there, and whether its version gives cause for a word. */
    boolean rsync(RsyncVersion version) {
        Map<String, String> details =
                Map.of("version", version.version(), "protocol", Integer.toString(version.protocol()));
        RsyncWeakness.of(version.version(), version.protocol())
                .ifPresentOrElse(
                        weakness -> warned(
                                CheckedPart.RSYNC,
                                weakness.code(),
                                weakness.sentence(version.version(), version.protocol()),
                                details),
                        () -> passed(
                                CheckedPart.RSYNC,
                                "rsync.there",
                                "rsync %s is there".formatted(version.version()),
                                details));
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

    /** Whether one failed for this reason. */
    boolean failedWith(String code) {
        return taken.stream()
                .anyMatch(step -> step.verdict() == CheckStep.Verdict.FAILED
                        && step.code().equals(code));
    }

    /** The parts that were not come to are told as passed over. */
    List<CheckStep> complete(List<CheckedPart> parts) {
        parts.stream()
                .filter(part -> taken.stream().noneMatch(step -> step.part() == part))
                .forEach(part -> skipped(part, "check.not-reached", "Not looked at: first mend what failed above"));
        return List.copyOf(taken);
    }
}
