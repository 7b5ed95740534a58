package eus.gordailu.repository.posix;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Where an open directory was found, for messages only: never resolved again. Costs one link a level, however deep. */
record Trail(@Nullable Trail parent, String name) {

    @Override
    public String toString() {
        Deque<String> names = new ArrayDeque<>();
        for (Trail trail = this; trail != null; trail = trail.parent()) {
            names.addFirst(trail.name());
        }
        return String.join("/", names);
    }
}
