import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stands in for the application: says what the real one says, answers on its port, and takes a moment to stop. */
class StandIn {

    public static void main(String[] args) throws Exception {
        var data = Path.of(System.getenv("GORDAILU_DATA"));
        var address = System.getenv("GORDAILU_ADDRESS");
        var port = Integer.parseInt(System.getenv("GORDAILU_PORT"));
        var mode = System.getenv().getOrDefault("STAND_IN", "");
        if (mode.equals("refuse")) {
            System.err.println("The store in " + data + "/store can't be opened: it is damaged.");
            System.exit(7);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (mode.equals("slow-stop")) {
                pause(3000);
            }
            write(data.resolve("stopped"), "gracefully");
        }));

        System.out.println("Gordailu listens on http://" + address + ":" + port);
        System.out.println("user admin, password correct-horse, kept in " + data + "/initial-admin-password");
        var server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(mode.equals("never-ready") ? 503 : 200, -1);
            exchange.close();
        });
        server.start();

        var snapshots = data.resolve("backups/gordailu/catalogue/snapshots");
        if (!Files.exists(snapshots) && !mode.equals("no-snapshot")) {
            Files.createDirectories(snapshots.resolve("2026-11-23T02-00-00Z"));
            System.out.println("snapshot finished: " + snapshots.resolve("2026-11-23T02-00-00Z"));
        }
        write(data.resolve("log/gordailu.log"), "a line of the log\n");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
