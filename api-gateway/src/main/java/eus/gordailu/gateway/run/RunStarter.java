package eus.gordailu.gateway.run;

import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.AbortRun;
import eus.gordailu.contracts.run.StartRun;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.kit.store.Stored;
import java.time.Clock;
import java.util.Optional;

/** Starts runs on behalf of people. */
public final class RunStarter {

    private final Runs runs;
    private final Catalogue catalogue;
    private final Clock clock;

    RunStarter(Runs runs, Catalogue catalogue, Clock clock) {
        this.runs = runs;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Asks for a run with this id; once it is asked for, asking again changes nothing. A job has one run at a time: of several who ask this
     * gateway at once one gets it, and where two gateways were asked the scheduler decides.
     */
    public synchronized RunView start(RunId id, JobId jobId, String requestedBy) {
        Optional<RunView> asked = runs.find(id);
        if (asked.isPresent()) {
            return asked.get();
        }
        Job job = catalogue
                .jobs()
                .find(jobId)
                .map(Stored::value)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        "There is no job %s: GET /api/v1/jobs lists those that are there".formatted(jobId)));
        boolean clientActive = catalogue
                .clients()
                .find(job.clientId())
                .filter(client -> client.value().active())
                .isPresent();
        if (!job.active() || !clientActive) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The %s \"%s\" is inactive: set it active first, then run it"
                            .formatted(job.active() ? "client of the job" : "job", job.name()));
        }
        // The same one may have been asked for this very moment, by another gateway.
        runs.underWay(jobId).filter(other -> !other.id().equals(id)).ifPresent(other -> {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The job \"%s\" has the run %s under way (%s): wait for its end, or abort it"
                            .formatted(
                                    job.name(),
                                    other.id(),
                                    RunPosition.of(other).state()));
        });
        JobRef ref = catalogue.ref(jobId).orElseThrow();
        return runs.start(new StartRun(id, ref, requestedBy, clock.instant()));
    }

    /** Asks for the end of a run. */
    public RunView abort(RunId id, String requestedBy) {
        RunView known = runs.find(id).orElseThrow(() -> unknown(id));
        return runs.abort(new AbortRun(id, requestedBy, clock.instant()))
                .orElseThrow(() -> Problem.of(
                        ProblemType.CONFLICT,
                        "The run %s has ended (%s): there is nothing left to abort"
                                .formatted(
                                        id,
                                        RunPosition.of(runs.find(id).orElse(known))
                                                .state())));
    }

    static Problem unknown(RunId id) {
        return Problem.of(
                ProblemType.NOT_FOUND, "There is no run %s: GET /api/v1/runs lists those that are known".formatted(id));
    }
}
