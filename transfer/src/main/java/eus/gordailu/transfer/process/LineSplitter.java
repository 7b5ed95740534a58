package eus.gordailu.transfer.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines at LF and CR, in bounded memory; empty lines are left out. */
final class LineSplitter {

    static final int LONGEST = 64 * 1024;

    private final Consumer<byte[]> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineSplitter(Consumer<byte[]> lines) {
        this.lines = lines;
    }

    void readAll(InputStream in, Runnable onBytes) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            onBytes.run();
            add(buffer, count);
        }
        endLine();
    }

    private void add(byte[] bytes, int count) {
        int begin = 0;
        for (int at = 0; at < count; at++) {
            boolean ended = bytes[at] == '\n' || bytes[at] == '\r';
            if (ended || line.size() + at - begin == LONGEST) {
                line.write(bytes, begin, at - begin);
                endLine();
                begin = ended ? at + 1 : at;
            }
        }
        line.write(bytes, begin, count - begin);
    }

    private void endLine() {
        if (line.size() > 0) {
            byte[] bytes = line.toByteArray();
            line.reset();
            lines.accept(bytes);
        }
    }
}
