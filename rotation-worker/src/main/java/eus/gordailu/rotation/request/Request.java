package eus.gordailu.rotation.request;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish with what has become of it.
 *
 * @param found whether the snapshot that is to go was there when that was begun; unknown when null
 */
record Request(Wish wish, State state, @Nullable Boolean found) {

    static final String STATE = "state";
    static final String SETTLED_SINCE = "settledSince";

    enum State {
        OPEN,
        /** It is done, and what was taken out of view is still to be deleted. */
        DELETING,
        DONE,
        REFUSED
    }

    static Request open(Wish wish) {
        return new Request(wish, State.OPEN, null);
    }

    Request in(State next) {
        return new Request(wish, next, found);
    }

    Request begun() {
        return new Request(wish, state, true);
    }

    /** Whether, begun once before, it may have been done then. */
    boolean wasFound() {
        return Boolean.TRUE.equals(found);
    }

    private boolean settled() {
        return switch (state) {
            case OPEN, DELETING -> false;
            case DONE, REFUSED -> true;
        };
    }

    Map<String, ?> lookup() {
        return settled() ? Map.of(STATE, state.name(), SETTLED_SINCE, wish.requestedAt()) : Map.of(STATE, state.name());
    }
}
