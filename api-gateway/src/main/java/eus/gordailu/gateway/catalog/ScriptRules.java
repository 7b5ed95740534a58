package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds between scripts and those that name them: a named script is there, and where it is to run on the client, that client lets it. To be
 * asked while nothing else changes.
 */
final class ScriptRules {

    private final Catalogue catalogue;

    ScriptRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Refuses a client that names what is not there, or that lets nothing run though it or one of its jobs wants to. */
    void check(Client client) {
        checkNamed(client.preScripts(), client.postScripts(), client);
        hindrance(client).ifPresent(hindrance -> {
            for (Job job : catalogue.jobsOf(client.id())) {
                scripts(job).filter(ScriptRules::isForClient).findFirst().ifPresent(script -> {
                    throw Problem.inField(
                            ProblemType.CONFLICT,
                            client.address() instanceof Address.Ssh ? "restricted" : "address",
                            "The job \"%s\" (%s) runs the script \"%s\" on the client, and \"%s\" %s: let that job name a script that runs on the worker first, or none"
                                    .formatted(job.name(), job.id(), script.name(), client.name(), hindrance));
                });
            }
        });
    }

    /** Refuses a job that names what is not there, or that wants to run something on a client which lets nothing run. */
    void check(Job job, Client client) {
        checkNamed(job.preScripts(), job.postScripts(), client);
    }

    /** Refuses a script that moves to where some of those that name it can't run it. */
    void check(Script script) {
        if (isForClient(script)) {
            String id = script.id().toString();
            catalogue
                    .clients()
                    .allWith(ScriptKind.NAMED, id)
                    .forEach(client -> checkPlace(
                            script,
                            client,
                            "the client \"%s\" (%s) names it, which".formatted(client.name(), client.id())));
            catalogue.jobs().allWith(ScriptKind.NAMED, id).forEach(job -> {
                Client client = catalogue.clients().require(job.clientId()).value();
                checkPlace(
                        script,
                        client,
                        "the job \"%s\" (%s) names it, whose client \"%s\""
                                .formatted(job.name(), job.id(), client.name()));
            });
        }
    }

    private static void checkPlace(Script script, Client client, String user) {
        hindrance(client).ifPresent(hindrance -> {
            throw Problem.inField(
                    ProblemType.CONFLICT,
                    "place",
                    "Script \"%s\" can't run on the client: %s %s. Let it run on the worker, or take it out there first"
                            .formatted(script.name(), user, hindrance));
        });
    }

    private void checkNamed(List<ScriptId> before, List<ScriptId> after, Client client) {
        checkNamed(ScriptFields.BEFORE, before, client);
        checkNamed(ScriptFields.AFTER, after, client);
    }

    private void checkNamed(String field, List<ScriptId> named, Client client) {
        for (ScriptId id : named) {
            Script script = catalogue.scripts().referred(field, id).value();
            hindrance(client).filter(_ -> isForClient(script)).ifPresent(hindrance -> {
                throw Problem.inField(
                        ProblemType.INVALID_VALUE,
                        field,
                        "The script \"%s\" runs on the client, and \"%s\" %s: name a script that runs on the worker"
                                .formatted(script.name(), client.name(), hindrance));
            });
        }
    }

    private Stream<Script> scripts(Job job) {
        return Stream.concat(job.preScripts().stream(), job.postScripts().stream())
                .flatMap(id -> catalogue.scripts().find(id).stream())
                .map(stored -> stored.value());
    }

    private static boolean isForClient(Script script) {
        return switch (script.place()) {
            case CLIENT -> true;
            case WORKER -> false;
        };
    }

    /** Why nothing can be run on a client, to follow its name. */
    private static Optional<String> hindrance(Client client) {
        return switch (client.address()) {
            case Address.Local _ -> Optional.of("is the worker itself");
            case Address.Daemon _ -> Optional.of("is reached by an rsync daemon, which runs nothing");
            case Address.Ssh _ ->
                client.route().restricted()
                        ? Optional.of("is reached with a restricted key, which lets nothing run")
                        : Optional.empty();
        };
    }
}
