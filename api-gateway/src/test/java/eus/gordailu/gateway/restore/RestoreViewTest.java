package eus.gordailu.gateway.restore;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.restore.AbortRestore;
import eus.gordailu.contracts.restore.RestoreRequested;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.RestoreFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RestoreViewTest {

    private static final JsonMapper JSON = WireCodec.json();

    private final Facts job = new Facts("etc");
    private final RestoreFacts facts = new RestoreFacts(RestoreId.random(), job.ref(), "worker-1");
    private final Random random = new Random();

    private List<UnaryOperator<RestoreView>> everything() {
        return new ArrayList<>(List.of(
                restore -> restore.with(requested()),
                restore -> restore.with(facts.started()),
                restore -> restore.with(facts.progress(100)),
                restore -> restore.with(facts.queued()),
                restore -> restore.with(facts.progress(900)),
                restore -> restore.with(new AbortRestore(facts.id(), "admin", Facts.AT.plusSeconds(30))),
                restore -> restore.with(new AbortRestore(facts.id(), "helper", Facts.AT.plusSeconds(31))),
                restore -> restore.with(new RestoreFacts(facts.id(), job.ref(), "worker-2").started()),
                restore -> restore.with(facts.failed()),
                restore -> restore.with(facts.aborted()),
                restore -> restore.with(facts.completed("one")),
                restore -> restore.with(facts.completed("other"))));
    }

    @RepeatedTest(300)
    void anyOrderWithAnyRepeatsGivesTheSameView(RepetitionInfo repetition) {
        random.setSeed(repetition.getCurrentRepetition());
        List<UnaryOperator<RestoreView>> told = everything();
        Collections.shuffle(told, random);
        told = told.subList(0, random.nextInt(told.size()) + 1);
        RestoreView expected = apply(told);
        List<UnaryOperator<RestoreView>> again = new ArrayList<>(told);
        again.addAll(told.subList(0, random.nextInt(told.size() + 1)));
        Collections.shuffle(again, random);

        RestoreView actual = apply(again);

        assertThat(actual).isEqualTo(expected);
        assertThat(RestoreBody.of(actual, Optional.empty())).isEqualTo(RestoreBody.of(expected, Optional.empty()));
    }

    @Test
    void aViewSurvivesItsJson() {
        RestoreView view = apply(everything());
        assertThat(JSON.readValue(JSON.writeValueAsString(view), RestoreView.class))
                .isEqualTo(view);
    }

    @Test
    void theStateFollowsTheEvents() {
        RestoreView requested = RestoreView.unknown(facts.id()).with(requested());
        assertThat(requested.state()).isEqualTo(RestoreState.REQUESTED);
        assertThat(requested.with(facts.queued()).state()).isEqualTo(RestoreState.QUEUED);
        assertThat(requested.with(facts.started()).with(facts.queued()).state()).isEqualTo(RestoreState.RUNNING);
        RestoreView running = requested.with(facts.started());
        assertThat(running.state()).isEqualTo(RestoreState.RUNNING);
        assertThat(requested.with(facts.progress(1)).state()).isEqualTo(RestoreState.RUNNING);
        assertThat(running.with(facts.failed()).state()).isEqualTo(RestoreState.FAILED);
        assertThat(running.with(facts.aborted()).state()).isEqualTo(RestoreState.ABORTED);
        assertThat(running.with(facts.completed()).state()).isEqualTo(RestoreState.COMPLETED);
        assertThat(running.with(facts.failed()).with(facts.completed()).state()).isEqualTo(RestoreState.COMPLETED);
    }

    @Test
    void theNewestProgressIsShownWhileItRunsAndNoneAfterIt() {
        RestoreView running = RestoreView.unknown(facts.id())
                .with(requested())
                .with(facts.started())
                .with(facts.progress(900))
                .with(facts.progress(100));
        assertThat(RestoreBody.of(running, Optional.empty()).progress())
                .extracting(RestoreProgressBody::bytes)
                .isEqualTo(900L);
        RestoreBody ended = RestoreBody.of(running.with(facts.completed()), Optional.empty());
        assertThat(ended.progress()).isNull();
        assertThat(ended.result()).extracting(RestoreResultBody::changed).isEqualTo(15L);
    }

    private RestoreRequested requested() {
        return new RestoreRequested(
                facts.id(),
                job.ref(),
                job.definition().location(),
                SnapshotId.of("2026-11-23T02-00-20Z"),
                List.of("/etc"),
                job.definition().client(),
                "/",
                true,
                false,
                List.of(),
                "admin",
                Facts.AT);
    }

    private RestoreView apply(List<UnaryOperator<RestoreView>> events) {
        RestoreView view = RestoreView.unknown(facts.id());
        for (UnaryOperator<RestoreView> event : events) {
            view = event.apply(view);
        }
        return view;
    }
}
