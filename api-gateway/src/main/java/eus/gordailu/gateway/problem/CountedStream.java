package eus.gordailu.gateway.problem;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A body that ends with an error once more than so many bytes were read. */
final class CountedStream extends ServletInputStream {

    private final ServletInputStream stream;
    private long left;

    CountedStream(ServletInputStream stream, long most) {
        this.stream = stream;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int value = stream.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = stream.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int read) throws BodyTooLargeException {
        left -= read;
        if (left < 0) {
            throw new BodyTooLargeException();
        }
    }

    @Override
    public boolean isFinished() {
        return stream.isFinished();
    }

    @Override
    public boolean isReady() {
        return stream.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        stream.setReadListener(listener);
    }
}
