package eus.gordailu.systemtests.testkit;

import eus.gordailu.allinone.broker.BrokerAddress;
import eus.gordailu.allinone.broker.BrokerMain;
import eus.gordailu.allinone.store.DocumentStoreMain;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The six services as processes of their own, with one broker, one document store and one ssh server. */
public final class SixProcesses implements AutoCloseable {

    public static final String SNAPSHOT_WORKER = "snapshot-worker";
    public static final String GATEWAY = "api-gateway";

    private static final String PASSWORD = "a password for the tests";
    private static final List<String> SERVICES = List.of(
            "scheduler-service", SNAPSHOT_WORKER, "rotation-worker", "offsite-worker", "notifier-service", GATEWAY);

    private final Path directory;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private @Nullable RunningProgram broker;
    private @Nullable RunningProgram store;
    private @Nullable LoopbackSshServer ssh;
    private @Nullable Operator operator;

    private SixProcesses(Path directory) {
        this.directory = directory;
    }

    /** Starts them all, and waits until they are ready and the first run has ended. */
    static SixProcesses start() {
        SixProcesses started = new SixProcesses(Directories.fresh("six-processes"));
        try {
            started.run();
            return started;
        } catch (RuntimeException | Error e) {
            started.close();
            throw e;
        }
    }

    private void run() {
        broker = RunningProgram.start(program(BrokerMain.class, "broker"), directory, Map.of());
        store = RunningProgram.start(program(DocumentStoreMain.class, "store"), directory, Map.of());
        ssh = LoopbackSshServer.start(directory.resolve("ssh"));
        settings.put("GORDAILU_DATA", made("data").toString());
        settings.put("GORDAILU_ADMIN_PASSWORD", PASSWORD);
        settings.put("GORDAILU_SERVICE_TOKEN", "known-to-six-processes");
        settings.put("GORDAILU_RETRY_WAIT", "1s");
        // So long that only a restarted worker can bring a run back, and only one at a time: in order.
        settings.put("GORDAILU_LEASE", "1h");
        settings.put("GORDAILU_SLOTS", "1");
        settings.put("GORDAILU_WORKER_NAME", "storage-1");
        settings.put("GORDAILU_KAFKA_BROKERS", broker().servers());
        broker().login()
                .forEach((name, value) -> settings.put(
                        "SPRING_KAFKA_PROPERTIES_"
                                + name.toUpperCase(Locale.ROOT).replace('.', '_'),
                        value));
        settings.put("GORDAILU_MONGODB_URI", store.line("document store ready "));
        SERVICES.forEach(this::launch);
        services.values().forEach(Service::ready);
        Operator signedIn =
                new Operator(service(GATEWAY).api().signedIn(PASSWORD).withToken(), this::report);
        operator = signedIn;
        signedIn.until(
                "/api/v1/runs?state=COMPLETED", runs -> !runs.path("items").isEmpty());
    }

    private Program program(Class<?> main, String data) {
        return Program.main(main, made(data), 0);
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Service launch(String name) {
        Service launched = Service.start(Program.jar(name), FreePorts.one(), directory, settings);
        services.put(name, launched);
        return launched;
    }

    /** Starts a service again that has ended. */
    public void restart(String name) {
        launch(name).ready();
    }

    public Map<String, Service> services() {
        return Map.copyOf(services);
    }

    public Service service(String name) {
        return there(services.get(name));
    }

    public LoopbackSshServer ssh() {
        return there(ssh);
    }

    public Operator operator() {
        return there(operator);
    }

    public BrokerAddress broker() {
        return BrokerAddress.parse(there(broker).line("broker ready "));
    }

    /** The location main. */
    public Path location() {
        return directory.resolve("data").resolve("backups");
    }

    /** An empty directory for a test's own files. */
    public Path scratch(String name) {
        return made("scratch").resolve(name);
    }

    /** What every process has printed last. */
    public String report() {
        return services.values().stream()
                .map(service -> service.program().tail())
                .collect(Collectors.joining());
    }

    private static <T> T there(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Not started");
        }
        return part;
    }

    @Override
    public void close() {
        services.values().forEach(Service::close);
        if (ssh != null) {
            ssh.close();
        }
        if (store != null) {
            store.close();
        }
        if (broker != null) {
            broker.close();
        }
    }
}
