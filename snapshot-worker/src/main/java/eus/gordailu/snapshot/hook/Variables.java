package eus.gordailu.snapshot.hook;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a script finds in its environment: our own names, and those that ElkarBackup gave, for scripts that were written for it (sizes in KB of
 * 1,024 bytes, times in seconds since 1970). docs/clients.md lists them.
 */
final class Variables {

    private static final long KILOBYTE = 1024;
    private static final String UNKNOWN = "0";

    private final Map<String, String> all = new TreeMap<>();

    private Variables() {}

    /** Before a batch of the client's jobs. */
    static Map<String, String> beforeClient(JobDue command, Instant startedAt) {
        Variables variables = ofClient(command, startedAt);
        variables.event("PRE", Optional.empty());
        return variables.all;
    }

    /** After one, which was good if all of it was. */
    static Map<String, String> afterClient(JobDue command, Instant startedAt, Instant endedAt, boolean good) {
        Variables variables = ofClient(command, startedAt);
        variables.event("POST", Optional.of(good ? "completed" : "failed"));
        variables.old("CLIENT_ENDTIME", seconds(endedAt));
        variables.own("ENDED_AT", endedAt.toString());
        return variables.all;
    }

    /** Before a job. */
    static Map<String, String> beforeJob(JobDue command, Instant startedAt, Optional<Path> directory) {
        Variables variables = ofJob(command, startedAt, directory);
        variables.event("PRE", Optional.empty());
        return variables.all;
    }

    /** After one. */
    static Map<String, String> afterJob(
            JobDue command, Instant startedAt, Instant endedAt, Optional<Path> directory, AttemptEnd end) {
        Variables variables = ofJob(command, startedAt, directory);
        variables.old("JOB_ENDTIME", seconds(endedAt));
        variables.own("ENDED_AT", endedAt.toString());
        switch (end) {
            case AttemptEnd.Published(SnapshotFacts facts) -> variables.published(facts);
            case AttemptEnd.Failed(Failure failure) -> {
                variables.event("POST", Optional.of("failed"));
                variables.own("FAILURE_CODE", failure.code());
                variables.own("FAILURE", failure.sentence());
            }
            case AttemptEnd.Aborted() -> variables.event("POST", Optional.of("aborted"));
        }
        return variables.all;
    }

    private static Variables ofClient(JobDue command, Instant startedAt) {
        Variables variables = new Variables();
        variables.about(command, startedAt);
        Client client = command.definition().client();
        variables.old("LEVEL", "CLIENT");
        variables.old("ID", client.id().toString());
        variables.old("URL", url(client.address()));
        variables.old("PATH", "");
        variables.old("JOB_NAME", "");
        variables.old("CLIENT_STARTTIME", seconds(startedAt));
        variables.own("LEVEL", "CLIENT");
        return variables;
    }

    private static Variables ofJob(JobDue command, Instant startedAt, Optional<Path> directory) {
        Variables variables = new Variables();
        variables.about(command, startedAt);
        Client client = command.definition().client();
        Job job = command.definition().job();
        String place = directory.map(Path::toString).orElse("");
        variables.old("LEVEL", "JOB");
        variables.old("ID", job.id().toString());
        variables.old("URL", url(client.address(), job.paths().getFirst()));
        variables.old("PATH", place);
        variables.old("JOB_NAME", job.name());
        variables.old("JOB_STARTTIME", seconds(startedAt));
        variables.own("LEVEL", "JOB");
        variables.own("JOB_ID", job.id().toString());
        variables.own("JOB_NAME", job.name());
        variables.own("JOB_PATHS", String.join("\n", job.paths()));
        variables.own("JOB_DIRECTORY", place);
        variables.own("RUN_ID", command.runId().toString());
        variables.own("ATTEMPT", Integer.toString(command.attempt()));
        variables.own("TRIGGER", command.trigger().name());
        return variables;
    }

    private void about(JobDue command, Instant startedAt) {
        Client client = command.definition().client();
        old("CLIENT_NAME", client.name());
        old("OWNER_EMAIL", "");
        old("RECIPIENT_LIST", "");
        old("SSH_ARGS", sshArguments(client.address()));
        old("CLIENT_TOTAL_SIZE", kilobytes(command.clientBytes()));
        old("JOB_TOTAL_SIZE", kilobytes(command.jobBytes()));
        for (String later :
                new String[] {"JOB_RUN_SIZE", "CLIENT_STARTTIME", "CLIENT_ENDTIME", "JOB_STARTTIME", "JOB_ENDTIME"}) {
            old(later, UNKNOWN);
        }
        own("CLIENT_ID", client.id().toString());
        own("CLIENT_NAME", client.name());
        own("CLIENT_ADDRESS", client.address().toString());
        own("STARTED_AT", startedAt.toString());
    }

    private void published(SnapshotFacts facts) {
        event("POST", Optional.of("completed"));
        old("JOB_RUN_SIZE", kilobytes(facts.transferredBytes()));
        own("SNAPSHOT", facts.id().toString());
        own("SNAPSHOT_DIRECTORY", facts.directory());
        own("TRANSFERRED_FILES", Long.toString(facts.transferredFiles()));
        own("TRANSFERRED_BYTES", Long.toString(facts.transferredBytes()));
        own("WARNINGS", Integer.toString(facts.warnings().size()));
    }

    /** Their status is a number, of which 0 is good; ours a word, and none before anything has happened. */
    private void event(String event, Optional<String> status) {
        old("EVENT", event);
        own("EVENT", event);
        old("STATUS", status.filter(word -> !word.equals("completed")).isPresent() ? "1" : "0");
        own("STATUS", status.orElse(""));
    }

    private void old(String name, String value) {
        all.put("ELKARBACKUP_" + name, value);
    }

    private void own(String name, String value) {
        all.put("GORDAILU_" + name, value);
    }

    private static String url(Address address) {
        return switch (address) {
            case Address.Local() -> "";
            case Address.Ssh ssh -> ssh.authority();
            case Address.Daemon daemon -> daemon.toString();
        };
    }

    private static String url(Address address, String path) {
        return switch (address) {
            case Address.Local() -> path;
            case Address.Ssh ssh -> ssh.authority() + ":" + path;
            case Address.Daemon daemon -> daemon + path;
        };
    }

    private static String sshArguments(Address address) {
        return address instanceof Address.Ssh ssh && ssh.port() != Address.Ssh.DEFAULT_PORT ? "-p " + ssh.port() : "";
    }

    private static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    private static String kilobytes(@Nullable Long bytes) {
        return bytes == null ? UNKNOWN : Long.toString((bytes + KILOBYTE - 1) / KILOBYTE);
    }
}
