package eus.gordailu.transfer.ssh;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The script {@code gordailu-client} (packaging/client), to which a restricted key leads. */
final class ClientScript {

    private static final String NAME = "gordailu-client";

    private ClientScript() {}

    static String text() throws IOException {
        try (InputStream script = ClientScript.class.getResourceAsStream(NAME)) {
            if (script == null) {
                throw new FileNotFoundException(NAME);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
