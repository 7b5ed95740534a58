package eus.gordailu.snapshot.guard;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/** Limits for tests. */
public final class TestLimits {

    /** Those that hold when nobody has set others. */
    public static final GuardLimits DEFAULTS =
            new Binder().bindOrCreate("gordailu.guard", Bindable.of(GuardLimits.class));

    /** For sources that change at random. */
    public static final GuardLimits BLIND = new GuardLimits(1, 100, 100, 100, 100, 1000, 1, 1000);

    private TestLimits() {}
}
