package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.PolicyId;

/** When the jobs that follow it run, and which of their snapshots are kept. */
public record Policy(PolicyId id, String name, String description, Schedule schedule, Retention retention) {

    public Policy {
        CatalogNames.check("policy", name);
        CatalogNames.checkDescription("policy", description);
    }
}
