package eus.gordailu.transfer.hook;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.OutputListener;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKey;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.SshAccess;
import eus.gordailu.transfer.ssh.SshDiagnosis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs scripts on clients, over ssh, as the user that logs in. */
public final class ClientHooks {

    private static final int USUAL_SECONDS = 30;

    /** So many times what it takes to connect, a login may take in all. */
    private static final int LOGIN = 4;

    private final ProcessRunner runner;
    private final ClientKeys keys;

    public ClientHooks(ProcessRunner runner, ClientKeys keys) {
        this.runner = runner;
        this.keys = keys;
    }

    /** Returns when it has ended, which its time limit or the cancellation may bring about: there too. */
    public HookEnd run(Hook hook, Client client, Cancellation cancellation) {
        Route route = client.route();
        if (!(route.address() instanceof Address.Ssh) || route.restricted()) {
            return new HookEnd.Failed(nothingRuns(hook, client));
        }
        ClientKey key = keys.of(client.id());
        Duration connect = connect(client);
        Command command = new SshAccess(route, key, connect)
                .command("sh")
                .reading(RemoteScript.of(hook))
                .endingWithStarter();
        CountDownLatch begun = new CountDownLatch(1);
        ProcessResult ended = runInTime(command, hook, begun, connect.multipliedBy(LOGIN), cancellation);
        if (begun.getCount() > 0 && !cancellation.isCancelled()) {
            return new HookEnd.Failed(
                    SshDiagnosis.of(ended, route, key).orElseGet(() -> notBegun(hook, client, ended)));
        }
        return broken(ended, route, key)
                .<HookEnd>map(HookEnd.Failed::new)
                .orElseGet(() ->
                        ended.exitCode() == RemoteScript.NOT_PUT && ended.stop().isEmpty()
                                ? new HookEnd.Failed(notPut(hook, client, ended))
                                : HookEnd.of(hook, ended));
    }

    /** The script's own time is for the script: a login that comes to no end has less. */
    private ProcessResult runInTime(
            Command command, Hook hook, CountDownLatch begun, Duration login, Cancellation cancellation) {
        Cancellation wish = cancellation.child();
        CountDownLatch over = new CountDownLatch(1);
        OutputListener listener = new OutputListener() {
            @Override
            public void standardOutput(byte[] line) {
                if (RemoteScript.begins(new String(line, StandardCharsets.US_ASCII))) {
                    begun.countDown();
                    over.countDown();
                }
            }
        };
        Thread.ofVirtual().start(() -> endAfter(login, over, wish));
        try {
            return runner.run(command, ProcessLimits.within(hook.timeLimit()), listener, wish);
        } finally {
            over.countDown();
        }
    }

    private static void endAfter(Duration login, CountDownLatch over, Cancellation wish) {
        try {
            if (!over.await(login.toMillis(), TimeUnit.MILLISECONDS)) {
                wish.cancel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration connect(Client client) {
        Integer seconds = client.limits().connectTimeoutSeconds();
        return Duration.ofSeconds(seconds == null ? USUAL_SECONDS : seconds);
    }

    /** A script may end with the code of a broken connection too: ssh's own words tell. */
    private static Optional<Failure> broken(ProcessResult ended, Route route, ClientKey key) {
        return ended.stop().isPresent() || ended.successful()
                ? Optional.empty()
                : SshDiagnosis.of(ended, route, key)
                        .flatMap(_ -> SshDiagnosis.of(ended.errors().lines(), route, key));
    }

    private static Failure nothingRuns(Hook hook, Client client) {
        return new Failure(
                FailureClass.OPERATOR_NEEDED,
                "hook.no-shell",
                "%s can't run on client %s, which lets the backup do nothing but read: use a script that runs on the worker, or take it away"
                        .formatted(hook, client.name()),
                Map.of("script", hook.script().name(), "client", client.name()));
    }

    private static Failure notBegun(Hook hook, Client client, ProcessResult ended) {
        return new Failure(
                FailureClass.OPERATOR_NEEDED,
                "hook.not-begun",
                "%s was not run by what answers on client %s, which ended with code %d (%s): see that the key may run sh there"
                        .formatted(hook, client.name(), ended.exitCode(), LastWords.of(ended)),
                Map.of("script", hook.script().name(), "client", client.name()));
    }

    private static Failure notPut(Hook hook, Client client, ProcessResult ended) {
        return new Failure(
                FailureClass.OPERATOR_NEEDED,
                "hook.not-put",
                "%s could not be put into the directory for temporary files of client %s (%s): see that there is room, and that the user may write there"
                        .formatted(hook, client.name(), LastWords.of(ended)),
                Map.of("script", hook.script().name(), "client", client.name()));
    }
}
