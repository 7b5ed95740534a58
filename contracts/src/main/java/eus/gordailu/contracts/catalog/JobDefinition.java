package eus.gordailu.contracts.catalog;

/** A whole job as it was at one moment: whoever carries it out needs to ask nobody. */
public record JobDefinition(Client client, Job job, Policy policy, Location location) {

    /** Its names, for facts that people read. */
    public JobRef ref() {
        return new JobRef(client.id(), client.name(), job.id(), job.name());
    }
}
