package eus.gordailu.transfer.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server on this machine, on which something goes wrong after so many bytes of what that sends. */
public final class FaultyLine implements AutoCloseable {

    private final ServerSocket socket;
    private final int server;
    private final Fault fault;
    private final long after;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

    /** What goes wrong. */
    public enum Fault {
        /** The connection ends. */
        CUT,
        /** Nothing more comes. */
        SILENCE,
        /** One bit is another. */
        FLIPPED_BIT,
        /** The letter x comes for ever. */
        FLOOD
    }

    private FaultyLine(ServerSocket socket, int server, Fault fault, long after) {
        this.socket = socket;
        this.server = server;
        this.fault = fault;
        this.after = after;
    }

    /** A line to this port of the machine. */
    public static FaultyLine to(int server, Fault fault, long after) {
        try {
            FaultyLine line =
                    new FaultyLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, fault, after);
            Thread.ofVirtual().start(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket near = socket.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> carry(near, far, Long.MAX_VALUE));
                Thread.ofVirtual().start(() -> carry(far, near, after));
            } catch (IOException _) {
                // Closed, or the server has gone: whoever waits at the other end sees that.
            }
        }
    }

    private void carry(Socket from, Socket to, long good) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            long carried = 0;
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                int before = Math.clamp(good - carried, 0, read);
                boolean now = before < read;
                if (!now || carried > good) {
                    out.write(bytes, 0, read);
                } else {
                    out.write(bytes, 0, before);
                    if (!goesOn(bytes, before, read, out, in)) {
                        return;
                    }
                }
                carried += read;
            }
        } catch (IOException _) {
            // One end has gone, and so the other goes.
        }
    }

    private boolean goesOn(byte[] bytes, int at, int read, OutputStream out, InputStream in) throws IOException {
        return switch (fault) {
            case CUT -> false;
            case SILENCE -> {
                in.transferTo(OutputStream.nullOutputStream());
                yield false;
            }
            case FLIPPED_BIT -> {
                bytes[at] ^= 1;
                out.write(bytes, at, read - at);
                yield true;
            }
            case FLOOD -> {
                byte[] flood = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
                while (!socket.isClosed()) {
                    out.write(flood);
                }
                yield false;
            }
        };
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Closeable end : open) {
                end.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
