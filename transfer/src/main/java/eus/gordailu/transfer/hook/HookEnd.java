package eus.gordailu.transfer.hook;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.Stop;
import java.util.Map;

/** How a script ended. */
public sealed interface HookEnd {

    /** As it should, with code 0. */
    record Done() implements HookEnd {}

    record Failed(Failure failure) implements HookEnd {}

    /** Somebody wanted it to end. */
    record Aborted() implements HookEnd {}

    /** Judges by what the script itself did; that a connection broke is found out before. */
    static HookEnd of(Hook hook, ProcessResult ended) {
        if (ended.successful()) {
            return new Done();
        }
        if (ended.stop().filter(Stop.ABORTED::equals).isPresent()) {
            return new Aborted();
        }
        return ended.stop().isPresent()
                ? failed(
                        hook,
                        "hook.too-long",
                        "%s had not ended after %d minutes, and was ended: give it more time, or see what it waits for (%s)"
                                .formatted(hook, hook.timeLimit().toMinutes(), LastWords.of(ended)),
                        ended)
                : failed(
                        hook,
                        "hook.failed",
                        "%s ended with code %d: see what it says (%s), and mend that"
                                .formatted(hook, ended.exitCode(), LastWords.of(ended)),
                        ended);
    }

    private static HookEnd failed(Hook hook, String code, String sentence, ProcessResult ended) {
        return new Failed(new Failure(
                FailureClass.PERMANENT,
                code,
                sentence,
                Map.of(
                        "script",
                        hook.script().name(),
                        "exitCode",
                        Integer.toString(ended.exitCode()),
                        "said",
                        LastWords.of(ended))));
    }
}
