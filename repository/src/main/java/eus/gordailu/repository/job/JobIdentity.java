package eus.gordailu.repository.job;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.repository.document.JsonFile;
import java.util.Objects;

/** What {@code job.json} says: whose directory this is. The ids decide; the names are for people. */
record JobIdentity(int format, JobRef job) {

    /** The form that this version writes, and the newest that it reads. */
    static final int FORMAT = 1;

    static final JsonFile<JobIdentity> FILE = new JsonFile<>("job.json", JobIdentity.class);

    JobIdentity {
        Objects.requireNonNull(job, "no job is named");
        Objects.requireNonNull(job.jobId(), "the job has no id");
        Objects.requireNonNull(job.clientId(), "the client has no id");
        if (format > FORMAT) {
            throw new IllegalArgumentException("format %d is newer than this version knows".formatted(format));
        }
    }
}
