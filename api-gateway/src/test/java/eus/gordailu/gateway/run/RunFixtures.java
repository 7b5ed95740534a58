package eus.gordailu.gateway.run;

import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.kit.store.ServiceStore;
import java.time.Clock;

/** Runs without a context. */
public record RunFixtures(ServiceStore store, Catalogue catalogue, Clock clock) {

    public RunStarter starter() {
        return new RunStarter(new Runs(store), catalogue, clock);
    }
}
