package eus.gordailu.rotation.request;

import java.time.Instant;
import java.util.Map;

/** A wish with what has become of it. */
record Request(Wish wish, State state) {

    static final String STATE = "state";
    static final String SETTLED_SINCE = "settledSince";

    enum State {
        OPEN,
        DONE,
        REFUSED
    }

    static Request open(Wish wish) {
        return new Request(wish, State.OPEN);
    }

    Request in(State next) {
        return new Request(wish, next);
    }

    boolean precedes(Instant requestedAt) {
        return wish.requestedAt().isBefore(requestedAt);
    }

    Map<String, ?> lookup() {
        return state == State.OPEN
                ? Map.of(STATE, state.name())
                : Map.of(STATE, state.name(), SETTLED_SINCE, wish.requestedAt());
    }
}
