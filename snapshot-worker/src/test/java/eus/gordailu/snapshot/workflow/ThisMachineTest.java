package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThisMachineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local",
                "root@localhost",
                "root@LocalHost:2222",
                "root@127.0.0.1",
                "root@127.8.8.8",
                "root@[::1]"
            })
    void theMachineItselfIsKnownByAnyOfItsNames(String address) {
        assertThat(ThisMachine.is(Address.parse(address))).isTrue();
    }

    @Test
    void soItIsByItsHostName() throws IOException {
        String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        assertThat(ThisMachine.is(new Address.Ssh("root", name, 22))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"root@web1.example.org", "root@192.0.2.7", "root@[2001:db8::7]"})
    void othersAreNot(String address) {
        assertThat(ThisMachine.is(Address.parse(address))).isFalse();
    }
}
