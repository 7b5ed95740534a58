package eus.gordailu.repository.posix;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Where an open directory was found, for messages only: never resolved again. Costs one link a level, however deep; names are put into words when asked. */
record Trail(@Nullable Trail parent, Object name) {

    @Override
    public String toString() {
        Deque<String> names = new ArrayDeque<>();
        for (Trail trail = this; trail != null; trail = trail.parent()) {
            names.addFirst(trail.name().toString());
        }
        return String.join("/", names);
    }
}
