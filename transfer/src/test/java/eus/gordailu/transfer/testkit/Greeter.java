package eus.gordailu.transfer.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Something on 127.0.0.1 that says one thing to everybody who connects, and closes. */
public final class Greeter implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] greeting;

    private Greeter(ServerSocket socket, byte[] greeting) {
        this.socket = socket;
        this.greeting = greeting;
    }

    public static Greeter saying(String text) {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Greeter greeter = new Greeter(socket, text.getBytes(StandardCharsets.ISO_8859_1));
            Thread.ofPlatform().daemon().name("greeter").start(greeter::greet);
            return greeter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void greet() {
        while (!socket.isClosed()) {
            try (Socket visitor = socket.accept()) {
                visitor.getOutputStream().write(greeting);
            } catch (IOException gone) {
                // So has the visitor, or the socket was closed: which of the two, the next turn tells.
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
