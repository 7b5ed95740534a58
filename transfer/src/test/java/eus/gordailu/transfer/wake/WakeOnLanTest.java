package eus.gordailu.transfer.wake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.MacAddress;
import eus.gordailu.transfer.process.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WakeOnLanTest {

    private static final MacAddress CARD = MacAddress.parse("3C-52-82-0A-0B-0C");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void whoSleepsIsWokenAndWaitedFor() throws IOException {
        int port = freePort();
        try (DatagramSocket card = new DatagramSocket(0, HERE)) {
            CompletableFuture<ServerSocket> woken = CompletableFuture.supplyAsync(() -> wakeUp(card, port));

            boolean answers = waking(card, Duration.ofSeconds(30))
                    .wake(CARD, new Address.Ssh("root", "127.0.0.1", port), Cancellation.never());

            assertThat(answers).isTrue();
            woken.join().close();
        }
    }

    @Test
    void whoIsAwakeIsLeftAlone() throws IOException {
        try (DatagramSocket card = new DatagramSocket(0, HERE);
                ServerSocket awake = new ServerSocket(0, 5, HERE)) {
            Address address = new Address.Daemon(null, "127.0.0.1", awake.getLocalPort(), "m");

            assertThat(waking(card, Duration.ofSeconds(30)).wake(CARD, address, Cancellation.never()))
                    .isTrue();

            card.setSoTimeout(1);
            assertThatThrownBy(() -> card.receive(new DatagramPacket(new byte[1], 1)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void whoDoesNotWakeIsNotWaitedForEver() throws IOException {
        int port = freePort();
        Address nobody = new Address.Ssh("root", "127.0.0.1", port);
        try (DatagramSocket card = new DatagramSocket(0, HERE)) {
            assertThat(waking(card, Duration.ZERO).wake(CARD, nobody, Cancellation.never()))
                    .isFalse();

            Cancellation cancelled = Cancellation.never();
            cancelled.cancel();
            assertThat(waking(card, Duration.ofDays(1)).wake(CARD, nobody, cancelled))
                    .isFalse();
        }
    }

    /** A network that is down, or that there is none, keeps nobody from looking on. */
    @Test
    void aNetworkThatCannotBeReachedIsPassedOver() throws IOException {
        int port = freePort();
        WakeOnLan broken = new WakeOnLan(Duration.ofSeconds(3), () -> {
            throw new IOException("no network");
        });

        assertThat(broken.wake(CARD, new Address.Ssh("root", "127.0.0.1", port), Cancellation.never()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3c:52:82:0a:0b", "3c:52:82:0a:0b:0c:0d", "3c5282-0a0b0c", "3g:52:82:0a:0b:0c", "$(id)"})
    void whatIsNoCardIsRefused(String text) {
        assertThatThrownBy(() -> MacAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3c:52:82:0a:0b:0c");
    }

    private static WakeOnLan waking(DatagramSocket card, Duration longest) {
        return new WakeOnLan(longest, () -> List.of(new InetSocketAddress(HERE, card.getLocalPort())));
    }

    /** What a network card does: it listens for its own address, sixteen times after six bytes of 255, and starts the machine. */
    private static ServerSocket wakeUp(DatagramSocket card, int port) {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[200], 200);
            card.receive(packet);
            String heard = HexFormat.of().formatHex(Arrays.copyOf(packet.getData(), packet.getLength()));
            assertThat(heard).isEqualTo("ff".repeat(6) + "3c52820a0b0c".repeat(16));
            return new ServerSocket(port, 5, HERE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            return socket.getLocalPort();
        }
    }
}
