package eus.gordailu.rotation.request;

import java.time.Instant;

/** A wish with what has become of it. */
record Request(Wish wish, State state) {

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
}
