package eus.gordailu.transfer.wake;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.MacAddress;
import eus.gordailu.transfer.process.Cancellation;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes a machine by the packet that its network card waits for (AMD's Magic Packet Technology, 1995: six bytes of 255, then the card's address
 * sixteen times), sent to everybody in each network of the worker, and waits until it answers where it is to be reached.
 */
public final class WakeOnLan {

    private static final Logger LOG = LoggerFactory.getLogger(WakeOnLan.class);

    /** Discard, as most programs take it; the card looks at the content alone. */
    private static final int PORT = 9;

    private static final int REPETITIONS = 16;
    private static final int HEAD = 6;
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final Duration longest;
    private final Networks networks;

    /** Where packets are sent. */
    interface Networks {
        List<InetSocketAddress> all() throws IOException;
    }

    /** Waits for so long at the most. */
    public WakeOnLan(Duration longest) {
        this(longest, WakeOnLan::broadcasts);
    }

    WakeOnLan(Duration longest, Networks networks) {
        this.longest = longest;
        this.networks = networks;
    }

    /**
     * Returns as soon as the machine answers; also when it never does, for whoever then fails to reach it says why.
     *
     * @return whether it answers
     */
    public boolean wake(MacAddress card, Address address, Cancellation cancellation) {
        InetSocketAddress there = switch (address) {
            case Address.Local() -> throw new IllegalArgumentException("The worker itself is awake");
            case Address.Ssh(var _, String host, int port) -> new InetSocketAddress(host, port);
            case Address.Daemon(var _, String host, int port, var _) -> new InetSocketAddress(host, port);
        };
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            while (!answers(there)) {
                if (System.nanoTime() - deadline >= 0) {
                    return false;
                }
                send(packet(card));
                if (cancellation.await(BETWEEN)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean answers(InetSocketAddress there) {
        // A name that was unknown a moment ago may be known now.
        InetSocketAddress now = new InetSocketAddress(there.getHostString(), there.getPort());
        try (Socket socket = new Socket()) {
            socket.connect(now, Math.toIntExact(ANSWER.toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void send(byte[] packet) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setBroadcast(true);
            for (InetSocketAddress network : networks.all()) {
                send(socket, packet, network);
            }
        } catch (IOException e) {
            LOG.warn("Nobody can be woken: {}", e.toString());
        }
    }

    /** One network may be down, and another not. */
    private static void send(DatagramSocket socket, byte[] packet, InetSocketAddress network) {
        try {
            socket.send(new DatagramPacket(packet, packet.length, network));
        } catch (IOException e) {
            LOG.info("Nobody can be woken in {}: {}", network, e.toString());
        }
    }

    static byte[] packet(MacAddress card) {
        byte[] address = card.bytes();
        byte[] packet = new byte[HEAD + REPETITIONS * address.length];
        Arrays.fill(packet, 0, HEAD, (byte) 255);
        for (int i = 0; i < REPETITIONS; i++) {
            System.arraycopy(address, 0, packet, HEAD + i * address.length, address.length);
        }
        return packet;
    }

    private static List<InetSocketAddress> broadcasts() throws IOException {
        List<InetSocketAddress> all = new ArrayList<>();
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (each.isUp() && !each.isLoopback()) {
                each.getInterfaceAddresses().stream()
                        .map(InterfaceAddress::getBroadcast)
                        .filter(InetAddress.class::isInstance)
                        .map(broadcast -> new InetSocketAddress(broadcast, PORT))
                        .forEach(all::add);
            }
        }
        return all;
    }
}
