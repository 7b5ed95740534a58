package eus.gordailu.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LifeLineTest {

    @Test
    void theProcessEndsWithASentenceOnceTheStoreOrTheBrokerHasGivenUp() {
        AtomicReference<Optional<String>> failure = new AtomicReference<>(Optional.empty());
        AtomicInteger ends = new AtomicInteger();
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        LifeLine line = new LifeLine(
                failure::get,
                Path.of("/srv/gordailu"),
                new PrintStream(terminal, true, StandardCharsets.UTF_8),
                ends::incrementAndGet);

        line.look();
        assertThat(ends).hasValue(0);

        failure.set(Optional.of("No space left on device"));
        line.look();
        assertThat(ends).hasValue(1);
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .contains("/srv/gordailu", "No space left on device", "Make room", "start Gordailu again");
    }
}
