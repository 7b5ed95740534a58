package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.PolicyId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a job follows when nothing is said: the location and the policy of the first start. */
public final class Defaults {

    public static final LocationId MAIN = LocationId.of("main");
    public static final PolicyId DAILY = new PolicyId(named("policy:daily"));

    private Defaults() {}

    /** The same id for the same name on every start, so that what is made twice is made once. */
    public static UUID named(String name) {
        return UUID.nameUUIDFromBytes(("gordailu:" + name).getBytes(StandardCharsets.UTF_8));
    }
}
