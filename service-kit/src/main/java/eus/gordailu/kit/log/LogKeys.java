package eus.gordailu.kit.log;

/** The keys by which log lines are found. */
public final class LogKeys {

    public static final String RUN = "runId";
    public static final String JOB = "jobId";
    public static final String CLIENT = "clientId";

    private LogKeys() {}
}
