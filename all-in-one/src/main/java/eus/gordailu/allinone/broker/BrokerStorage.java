package eus.gordailu.allinone.broker;

import static eus.gordailu.allinone.broker.BrokerSettings.CONTROLLER_LISTENER;
import static eus.gordailu.allinone.broker.BrokerSettings.NODE_ID;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's directories on disk, made ready the first time and left as they are ever after. */
final class BrokerStorage {

    private static final String META_PROPERTIES = "meta.properties";

    private BrokerStorage() {}

    /** Gives the directories a cluster id, unless they have one. */
    static void formatOnce(BrokerSettings settings) throws Exception {
        if (isFormatted(settings)) {
            return;
        }
        Files.createDirectories(settings.logDirectory());
        Files.createDirectories(settings.metadataDirectory());
        try (PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            formatter(settings, silence).run();
        }
    }

    private static boolean isFormatted(BrokerSettings settings) {
        return List.of(settings.logDirectory(), settings.metadataDirectory()).stream()
                .allMatch(directory -> Files.exists(directory.resolve(META_PROPERTIES)));
    }

    private static Formatter formatter(BrokerSettings settings, PrintStream output) {
        return new Formatter()
                .setPrintStream(output)
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(CONTROLLER_LISTENER)
                .setDirectories(List.of(
                        settings.logDirectory().toString(),
                        settings.metadataDirectory().toString()))
                .setMetadataLogDirectory(settings.metadataDirectory().toString())
                .setHasDynamicQuorum(false);
    }
}
