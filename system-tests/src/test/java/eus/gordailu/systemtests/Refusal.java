package eus.gordailu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.systemtests.testkit.RunningProgram;
import java.time.Duration;

/** A start that was refused, and what it said. */
record Refusal(int exit, String errors) {

    static Refusal of(RunningProgram ended) {
        return new Refusal(ended.exit(Duration.ZERO), ended.errors());
    }

    /** One line for people, with all of these words in it. */
    void saysInOneSentence(String... words) {
        assertThat(exit).as(errors).isNotZero();
        assertThat(errors.lines())
                .as(errors)
                .singleElement()
                .satisfies(line -> assertThat(line).contains(words).doesNotContain("Exception", "\tat ", "null"));
    }
}
