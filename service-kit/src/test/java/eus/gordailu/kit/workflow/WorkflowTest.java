package eus.gordailu.kit.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkflowTest {

    private enum Door {
        OPEN,
        CLOSED,
        LOCKED
    }

    private enum Hand {
        PUSH,
        PULL,
        TURN
    }

    private final Workflow<Door, Hand> workflow = new Workflow<>(
            Door.OPEN,
            List.of(
                    new Transition<>(Door.OPEN, Hand.PUSH, Door.CLOSED),
                    new Transition<>(Door.CLOSED, Hand.PULL, Door.OPEN),
                    new Transition<>(Door.CLOSED, Hand.TURN, Door.LOCKED)));

    @Test
    void aSignalLeadsToTheNextState() {
        assertThat(workflow.next(Door.OPEN, Hand.PUSH)).contains(Door.CLOSED);
        assertThat(workflow.next(Door.CLOSED, Hand.TURN)).contains(Door.LOCKED);
    }

    @Test
    void aSignalThatMeansNothingHereChangesNothing() {
        assertThat(workflow.next(Door.OPEN, Hand.TURN)).isEmpty();
        assertThat(workflow.next(Door.LOCKED, Hand.PUSH)).isEmpty();
    }

    @Test
    void nothingIsRememberedBetweenTwoQuestions() {
        workflow.next(Door.CLOSED, Hand.TURN);

        assertThat(workflow.next(Door.CLOSED, Hand.PULL)).contains(Door.OPEN);
    }
}
