package eus.gordailu.allinone.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The embedded broker as a process of its own: {@code BrokerMain DIRECTORY PORT}, port 0 for a free one.
 *
 * <p>Prints {@code broker ready 127.0.0.1:PORT PASSWORD} when clients can connect; SIGTERM stops it in order.
 */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] args) throws InterruptedException {
        LoggingSystem.get(BrokerMain.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
        System.out.println("broker ready " + broker.address().line());
        new CountDownLatch(1).await();
    }
}
