package eus.gordailu.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.notifier.rule.Fact;
import eus.gordailu.notifier.rule.Level;
import eus.gordailu.notifier.rule.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class LogChannelTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(LogChannel.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @ParameterizedTest
    @CsvSource({"INFO,INFO", "WARNING,WARN", "ERROR,ERROR"})
    void aNoticeIsOneLineAtItsLevel(Level level, String logged) {
        tell(level, "web / documents: the backup is complete.");

        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.getFirst().getLevel()).hasToString(logged);
        assertThat(lines.list.getFirst().getFormattedMessage()).isEqualTo("web / documents: the backup is complete.");
    }

    @Test
    void theLineIsFoundByRunJobAndClient() {
        tell(Level.INFO, "Done.");

        assertThat(lines.list.getFirst().getKeyValuePairs())
                .extracting(pair -> pair.key)
                .containsExactly("runId", "jobId", "clientId");
    }

    @Test
    void aFileNameCannotForgeALine() {
        tell(Level.WARNING, "could not read a\n2026-11-23 INFO all is well \u001b[2K{}");

        assertThat(lines.list.getFirst().getFormattedMessage())
                .isEqualTo("could not read a?2026-11-23 INFO all is well ?[2K{}");
    }

    private static void tell(Level level, String sentence) {
        JobRef job = new JobRef(
                ClientId.of("11111111-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                "web",
                JobId.of("22222222-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                "documents");
        Fact fact = new Fact("fact", RunId.of("0b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77"), job);
        new LogChannel().tell(new Notice(fact, "administrator", new Notice.Wording(level, null, "code", sentence)));
    }
}
