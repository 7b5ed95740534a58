package eus.gordailu.snapshot.workflow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A job whose client, reached by ssh, can't read what its mode forbids. */
abstract class ClosedJob extends GuardedJob {

    private @Nullable LoopbackSshServer client;

    @BeforeEach
    void overSsh() throws Exception {
        assumeTrue(Privileges.root() && LoopbackSshServer.available(), "needs root and an ssh server to start");
        LoopbackSshServer server = Unprivileged.call(() -> LoopbackSshServer.start(root.resolve("sshd")));
        client = server;
        server.authorize(keys().of(definition.client().id()).publicKey());
        address = server.address();
        define(List.of());
    }

    @AfterEach
    void stop() {
        if (client != null) {
            client.close();
        }
    }
}
