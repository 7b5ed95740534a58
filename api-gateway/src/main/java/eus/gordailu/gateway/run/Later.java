package eus.gordailu.gateway.run;

import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses between two facts that claim the same place: the same one whatever their order. */
public final class Later {

    private Later() {}

    /** The greater of the two; of equals, the one whose text is greater. */
    public static <T, C extends Comparable<C>> T of(@Nullable T known, T seen, Function<T, C> measure) {
        return of(known, seen, Comparator.comparing(measure));
    }

    public static <T> T of(@Nullable T known, T seen, Comparator<T> measure) {
        return known == null || measure.thenComparing(Object::toString).compare(known, seen) < 0 ? seen : known;
    }
}
