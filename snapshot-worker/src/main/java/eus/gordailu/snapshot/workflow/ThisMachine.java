package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.catalog.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells addresses of the worker's own machine from others, without asking any name server. */
public final class ThisMachine {

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private ThisMachine() {}

    public static boolean is(Address address) {
        return switch (address) {
            case Address.Local() -> true;
            case Address.Ssh(var _, String host, var _) -> is(host);
            case Address.Daemon(var _, String host, var _, var _) -> is(host);
        };
    }

    private static boolean is(String host) {
        return host.equalsIgnoreCase("localhost") || host.equalsIgnoreCase(name()) || isOwn(host);
    }

    private static String name() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOwn(String host) {
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IllegalArgumentException _) {
            return false; // a name
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
