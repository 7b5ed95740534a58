package eus.gordailu.transfer.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 4096, 1_000_000})
    void linesAreTheSameHoweverTheyArrive(int atOnce) throws IOException {
        assertThat(lines("one\n\ntwo\r\n  three \rfour", atOnce)).containsExactly("one", "two", "  three ", "four");
        assertThat(lines("", atOnce)).isEmpty();
        assertThat(lines("\n\r\n", atOnce)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 16 * 1024, 1_000_000})
    void aLineWithoutAnEndIsCutIntoPieces(int atOnce) throws IOException {
        String longest = "x".repeat(LineSplitter.LONGEST);

        assertThat(lines(longest + "\nend\n", atOnce)).containsExactly(longest, "end");
        assertThat(lines(longest + longest + "y\nend", atOnce)).containsExactly(longest, longest, "y", "end");
    }

    private static List<String> lines(String output, int atOnce) throws IOException {
        List<String> lines = new ArrayList<>();
        new LineSplitter(line -> lines.add(new String(line, StandardCharsets.US_ASCII)))
                .readAll(inParts(output.getBytes(StandardCharsets.US_ASCII), atOnce), () -> {});
        return lines;
    }

    /** Gives no more than so many bytes to each reading, as a pipe does. */
    private static InputStream inParts(byte[] bytes, int atOnce) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, atOnce));
            }
        };
    }
}
