package eus.gordailu.transfer.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Servers of tests on 127.0.0.1. */
final class Loopback {

    private static final Duration START = Duration.ofSeconds(10);

    private Loopback() {}

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until whoever listens there says something that begins with this; false if that does not come about. */
    static boolean greets(int port, char first) {
        long deadline = System.nanoTime() + START.toNanos();
        while (!answers(port, first)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }

    private static boolean answers(int port, char first) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == first;
        } catch (IOException e) {
            return false;
        }
    }
}
