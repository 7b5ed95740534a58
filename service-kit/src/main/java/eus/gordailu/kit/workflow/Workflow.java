package eus.gordailu.kit.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineEventResult.ResultType;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;

/**
 * A state machine whose state lives in a document: it is put into the state that was read, given one signal, and asked
 * for the state that follows. It holds nothing between two questions, so a crash loses nothing of it.
 *
 * @param <S> the states
 * @param <E> the signals
 */
public final class Workflow<S, E> {

    private final StateMachine<S, E> machine;

    /** A machine with these transitions; its states are those that the transitions name. */
    public Workflow(S initial, Collection<Transition<S, E>> transitions) {
        try {
            this.machine = build(initial, List.copyOf(transitions));
        } catch (Exception e) {
            throw new IllegalStateException("The transitions make no state machine: " + transitions, e);
        }
    }

    /** The state that follows; empty when the signal means nothing in this state, as when it comes twice or too late. */
    public synchronized Optional<S> next(S state, E signal) {
        machine.stopReactively().block();
        machine.getStateMachineAccessor()
                .doWithAllRegions(access -> access.resetStateMachineReactively(
                                new DefaultStateMachineContext<>(state, null, null, null))
                        .block());
        machine.startReactively().block();
        boolean accepted = Objects.requireNonNull(machine.sendEventCollect(
                                Mono.just(MessageBuilder.withPayload(signal).build()))
                        .block())
                .stream()
                .anyMatch(result -> result.getResultType() == ResultType.ACCEPTED);
        return accepted ? Optional.of(machine.getState().getId()) : Optional.empty();
    }

    private static <S, E> StateMachine<S, E> build(S initial, List<Transition<S, E>> transitions) throws Exception {
        StateMachineBuilder.Builder<S, E> builder = StateMachineBuilder.builder();
        builder.configureConfiguration().withConfiguration().beanFactory(new StaticListableBeanFactory());
        builder.configureStates().withStates().initial(initial).states(states(transitions));
        StateMachineTransitionConfigurer<S, E> configurer = builder.configureTransitions();
        for (Transition<S, E> transition : transitions) {
            configurer
                    .withExternal()
                    .source(transition.from())
                    .target(transition.to())
                    .event(transition.signal());
        }
        return builder.build();
    }

    private static <S, E> Set<S> states(List<Transition<S, E>> transitions) {
        return transitions.stream()
                .flatMap(transition -> List.of(transition.from(), transition.to()).stream())
                .collect(Collectors.toSet());
    }
}
