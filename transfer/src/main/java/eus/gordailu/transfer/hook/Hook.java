package eus.gordailu.transfer.hook;

import eus.gordailu.contracts.catalog.Script;
import java.time.Duration;
import java.util.Map;

/**
 * A script that is to be run now.
 *
 * @param moment when that is, as a person says it: {@code "before job etc of client web1"}
 * @param variables what it is told, in its environment
 */
public record Hook(Script script, String moment, Map<String, String> variables) {

    public Hook {
        variables = Map.copyOf(variables);
    }

    Duration timeLimit() {
        return Duration.ofMinutes(script.longest());
    }

    /** For sentences: which script, and when it runs. */
    @Override
    public String toString() {
        return "The script %s, which runs %s,".formatted(script.name(), moment);
    }
}
