package eus.gordailu.offsite.workflow;

/** The keys by which log lines are found. */
final class LogKeys {

    static final String RUN = "runId";
    static final String JOB = "jobId";
    static final String CLIENT = "clientId";

    private LogKeys() {}
}
