package eus.gordailu.gateway.check;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.check.CheckClient;
import eus.gordailu.contracts.check.ClientReport;
import eus.gordailu.contracts.check.FilesPreview;
import eus.gordailu.contracts.check.InstallKey;
import eus.gordailu.contracts.check.KeepPassword;
import eus.gordailu.contracts.check.PreviewFiles;
import eus.gordailu.contracts.check.WorkerCalls;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.gateway.worker.ClientRsyncs;
import eus.gordailu.gateway.worker.WorkerCaller;
import eus.gordailu.gateway.worker.WorkerSilentException;
import eus.gordailu.gateway.worker.Workers;
import eus.gordailu.kit.store.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Has every worker that is alive look at a client; they do so at the same time. */
public final class ClientChecks {

    private final Catalogue catalogue;
    private final Workers workers;
    private final WorkerCaller caller;
    private final ClientRsyncs rsyncs;
    private final Clock clock;

    ClientChecks(Catalogue catalogue, Workers workers, WorkerCaller caller, ClientRsyncs rsyncs, Clock clock) {
        this.catalogue = catalogue;
        this.workers = workers;
        this.caller = caller;
        this.rsyncs = rsyncs;
        this.clock = clock;
    }

    /** A client that is there, or one that may come to be. */
    private record Subject(
            ClientId id,
            Optional<Client> known,
            Route route,
            @Nullable String approved) {}

    /**
     * Tests the connection.
     *
     * @throws Problem when the request makes no sense, or no worker is alive
     */
    public ClientCheckView check(
            @Nullable String clientId,
            Optional<Route> way,
            List<String> paths,
            List<String> excludes,
            @Nullable String approved) {
        Subject subject = subject(clientId, way, approved);
        List<Job> jobs = paths.isEmpty() ? catalogue.jobsOf(subject.id()) : List.of();
        List<String> wanted = jobs.isEmpty() ? paths : catalogue.pathsOf(subject.id());
        List<String> left = jobs.isEmpty() || !excludes.isEmpty() ? excludes : excludedByAll(jobs);
        CheckClient question = Fields.checked(
                "paths", () -> new CheckClient(subject.id(), subject.route(), wanted, left, subject.approved()));
        return askAll(subject, WorkerCalls.CHECK, question);
    }

    /**
     * Puts every worker's key there.
     *
     * @throws Problem when the request makes no sense, or no worker is alive
     */
    public ClientCheckView installKeys(
            @Nullable String clientId, Optional<Route> way, String password, @Nullable String approved) {
        Subject subject = subject(clientId, way, approved);
        if (!(subject.route().address() instanceof Address.Ssh)) {
            throw Problem.inField(
                    ProblemType.INVALID_VALUE,
                    "address",
                    "No key is needed for %s: give the address of a machine that is reached by ssh"
                            .formatted(subject.route()));
        }
        InstallKey question = Fields.checked(
                "password",
                () -> new InstallKey(
                        subject.id(), subject.route(), catalogue.pathsOf(subject.id()), password, subject.approved()));
        return askAll(subject, WorkerCalls.INSTALL_KEY, question);
    }

    /**
     * Lets every worker keep the password of an rsync daemon.
     *
     * @throws Problem when the request makes no sense, or no worker is alive
     */
    public ClientCheckView keepPassword(@Nullable String clientId, Optional<Route> way, String password) {
        Subject subject = subject(clientId, way, null);
        Address address = subject.route().address();
        if (!(address instanceof Address.Daemon daemon) || daemon.user() == null) {
            throw Problem.inField(
                    ProblemType.INVALID_VALUE,
                    "address",
                    "No password is kept for %s: give the address of an rsync daemon with a user, such as user@host::module"
                            .formatted(subject.route()));
        }
        boolean added = subject.known().isPresent();
        KeepPassword question =
                Fields.checked("password", () -> new KeepPassword(subject.id(), address, password, added));
        return askAll(subject, WorkerCalls.KEEP_PASSWORD, question);
    }

    /**
     * Lists what a backup would bring and leave out, as one worker sees it.
     *
     * @throws Problem when the request makes no sense, or no worker answers
     */
    public FilesPreview preview(
            @Nullable String clientId, Optional<Route> way, List<String> paths, List<String> excludes) {
        Subject subject = subject(clientId, way, null);
        PreviewFiles question = Fields.checked("paths", () -> {
            Job.checkPaths(paths);
            return new PreviewFiles(
                    subject.id(),
                    subject.route(),
                    paths,
                    Fields.checked("excludes", () -> Job.checkExcludes(excludes)));
        });
        String silent = "";
        for (WorkerHeartbeat worker : alive()) {
            try {
                return caller.ask(worker.url(), WorkerCalls.PREVIEW, question, FilesPreview.class);
            } catch (WorkerSilentException e) {
                silent = String.valueOf(e.getMessage());
            }
        }
        throw Problem.of(ProblemType.UNAVAILABLE, silent);
    }

    private List<WorkerHeartbeat> alive() {
        Instant now = clock.instant();
        List<WorkerHeartbeat> alive = workers.all().stream()
                .filter(worker -> worker.leaseUntil().isAfter(now))
                .toList();
        if (alive.isEmpty()) {
            throw Problem.of(
                    ProblemType.UNAVAILABLE,
                    "No worker has been heard of in the last minute: see that the snapshot-worker runs, then ask again");
        }
        return alive;
    }

    private Subject subject(@Nullable String clientId, Optional<Route> way, @Nullable String approved) {
        ClientId id = clientId == null ? ClientId.random() : Fields.checked("clientId", () -> ClientId.of(clientId));
        Optional<Client> known = catalogue.clients().find(id).map(Stored::value);
        if (known.isPresent() && approved != null) {
            throw Problem.inField(
                    ProblemType.INVALID_VALUE,
                    "hostKey",
                    "Client \"%s\" is there already: approve its host key with POST /api/v1/clients/%s/host-key"
                            .formatted(known.get().name(), id));
        }
        if (known.isEmpty() && way.isEmpty()) {
            throw Problem.inField(
                    ProblemType.INVALID_VALUE, "address", "There is no client %s: give an address".formatted(id));
        }
        Route route = way.orElseGet(() -> known.orElseThrow().route());
        return new Subject(id, known, route, approved);
    }

    /** What one job leaves out another may want. */
    private static List<String> excludedByAll(List<Job> jobs) {
        return jobs.getFirst().excludes().stream()
                .filter(pattern -> jobs.stream().allMatch(job -> job.excludes().contains(pattern)))
                .toList();
    }

    private ClientCheckView askAll(Subject subject, String path, Object question) {
        List<WorkerHeartbeat> alive = alive();
        List<WorkerAnswer> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<WorkerAnswer>> asked = alive.stream()
                    .map(worker -> CompletableFuture.supplyAsync(() -> ask(subject, worker, path, question), threads))
                    .toList();
            answers = asked.stream().map(CompletableFuture::join).toList();
        }
        boolean passed = answers.stream().allMatch(WorkerAnswer::passed);
        return new ClientCheckView(subject.id().toString(), subject.route().toString(), passed, answers);
    }

    private WorkerAnswer ask(Subject subject, WorkerHeartbeat worker, String path, Object question) {
        try {
            ClientReport report = caller.ask(worker.url(), path, question, ClientReport.class);
            rsyncs.tested(subject.id(), subject.route(), report, clock.instant());
            return WorkerAnswer.of(report);
        } catch (WorkerSilentException e) {
            return WorkerAnswer.silent(worker.workerId(), String.valueOf(e.getMessage()));
        }
    }
}
