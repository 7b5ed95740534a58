package eus.gordailu.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.gateway.testing.Facts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RunViewTest {

    private static final JsonMapper JSON = WireCodec.json();
    private static final String SNAPSHOT = "2026-11-23T02-00-20Z";

    private final Facts facts = new Facts("etc");
    private final Random random = new Random(20261123);

    private List<UnaryOperator<RunView>> everything() {
        return new ArrayList<>(List.of(
                run -> run.with(new StartRun(facts.run(), facts.ref(), "admin", Facts.AT)),
                run -> run.with(facts.queued()),
                run -> run.with(facts.started(1)),
                run -> run.with(facts.progress(1, 100)),
                run -> run.with(facts.progress(1, 900)),
                run -> run.with(facts.failed(1)),
                run -> run.with(facts.retrying(2)),
                run -> run.with(facts.started(2)),
                run -> run.with(facts.progress(2, 50)),
                run -> run.with(new AbortRun(facts.run(), "admin", Facts.AT.plusSeconds(3))),
                run -> run.with(facts.aborted(2)),
                run -> run.with(facts.retrying(3)),
                run -> run.with(facts.started(3)),
                run -> run.with(facts.completed(3, SNAPSHOT)),
                run -> run.with(facts.rotationFailed()),
                run -> run.with(facts.rotated(SNAPSHOT, "2026-11-01T02-00-00Z")),
                run -> run.with(facts.offsiteFailed(SNAPSHOT, "b")),
                run -> run.with(facts.offsiteFailed(SNAPSHOT, "a")),
                run -> run.with(facts.offsite(SNAPSHOT)),
                run -> run.with(facts.finished(RunOutcome.COMPLETED_WITH_WARNINGS))));
    }

    @RepeatedTest(300)
    void anyOrderWithAnyRepeatsGivesTheSameView(RepetitionInfo repetition) {
        random.setSeed(repetition.getCurrentRepetition());
        List<UnaryOperator<RunView>> events = everything();
        RunView expected = apply(events.subList(0, random.nextInt(events.size()) + 1));
        List<UnaryOperator<RunView>> shuffled = new ArrayList<>(events.subList(0, seen(expected, events)));
        shuffled.addAll(shuffled.subList(0, random.nextInt(shuffled.size() + 1)));
        Collections.shuffle(shuffled, random);

        RunView actual = apply(shuffled);

        assertThat(actual).isEqualTo(expected);
        assertThat(RunBody.of(actual)).isEqualTo(RunBody.of(expected));
    }

    private int seen(RunView expected, List<UnaryOperator<RunView>> events) {
        for (int count = 1; count <= events.size(); count++) {
            if (apply(events.subList(0, count)).equals(expected)) {
                return count;
            }
        }
        throw new AssertionError();
    }

    @Test
    void aViewSurvivesItsJson() {
        RunView view = apply(everything());
        assertThat(JSON.readValue(JSON.writeValueAsString(view), RunView.class)).isEqualTo(view);
    }

    @Test
    void theStateFollowsTheEvents() {
        List<UnaryOperator<RunView>> told = new ArrayList<>();
        assertThat(position(told)).isEqualTo(new RunPosition(RunState.REQUESTED, null));
        told.add(run -> run.with(facts.queued()));
        assertThat(position(told).state()).isEqualTo(RunState.QUEUED);
        told.add(run -> run.with(facts.started(1)));
        assertThat(position(told)).isEqualTo(new RunPosition(RunState.RUNNING, "PREPARING"));
        told.add(run -> run.with(facts.progress(1, 10)));
        assertThat(position(told)).isEqualTo(new RunPosition(RunState.RUNNING, "TRANSFERRING"));
        told.add(run -> run.with(facts.failed(1)));
        assertThat(position(told)).isEqualTo(new RunPosition(RunState.RUNNING, "ENDING"));
        told.add(run -> run.with(facts.retrying(2)));
        assertThat(position(told).state()).isEqualTo(RunState.RETRY_WAIT);
        told.add(run -> run.with(facts.started(2)));
        assertThat(position(told)).isEqualTo(new RunPosition(RunState.RUNNING, "PREPARING"));
        told.add(run -> run.with(facts.completed(2, SNAPSHOT)));
        assertThat(position(told)).isEqualTo(new RunPosition(RunState.RUNNING, "ROTATION"));
        told.add(run -> run.with(facts.rotated(SNAPSHOT)));
        assertThat(position(told)).isEqualTo(new RunPosition(RunState.RUNNING, "OFFSITE"));
        told.add(run -> run.with(facts.offsite(SNAPSHOT)));
        assertThat(position(told)).isEqualTo(new RunPosition(RunState.RUNNING, "FINISHING"));
        told.add(run -> run.with(facts.finished(RunOutcome.COMPLETED)));
        assertThat(position(told)).isEqualTo(new RunPosition(RunState.COMPLETED, null));
    }

    private RunPosition position(List<UnaryOperator<RunView>> told) {
        return RunPosition.of(apply(told));
    }

    private RunView apply(List<UnaryOperator<RunView>> events) {
        RunView view = RunView.unknown(facts.run());
        for (UnaryOperator<RunView> event : events) {
            view = event.apply(view);
        }
        return view;
    }
}
