package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefined;
import eus.gordailu.contracts.catalog.JobRemoved;
import eus.gordailu.contracts.id.Id;
import eus.gordailu.contracts.wire.Message;
import java.util.Map;

/** A job's name is unique within its client. */
final class JobKind implements Kind<Job> {

    static final String CLIENT = "clientId";
    static final String POLICY = "policyId";
    static final String LOCATION = "locationId";

    @Override
    public String plural() {
        return "jobs";
    }

    @Override
    public String noun() {
        return "job";
    }

    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Id id(Job job) {
        return job.id();
    }

    @Override
    public String name(Job job) {
        return job.name();
    }

    @Override
    public String uniqueName(Job job) {
        return job.clientId() + "/" + Kind.folded(job.name());
    }

    @Override
    public Map<String, Object> references(Job job) {
        return Map.of(
                CLIENT,
                job.clientId().toString(),
                POLICY,
                job.policyId().toString(),
                LOCATION,
                job.locationId().toString(),
                ScriptKind.NAMED,
                ScriptKind.named(job.preScripts(), job.postScripts()));
    }

    @Override
    public Message defined(Job job, long version) {
        return new JobDefined(job, version);
    }

    @Override
    public Message removed(Job job, long version) {
        return new JobRemoved(job.id(), version);
    }
}
