package eus.gordailu.repository.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A program of the system, run to its end; it must succeed. */
public final class Command {

    private Command() {}

    /** What it said, standard error included. */
    public static String run(Object... command) throws IOException {
        String[] words = new String[command.length];
        for (int at = 0; at < words.length; at++) {
            words[at] = command[at].toString();
        }
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        try {
            assertThat(process.waitFor()).as("%s said: %s", words[0], output).isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return output;
    }
}
