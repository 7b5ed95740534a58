package eus.gordailu.gateway.testing;

import eus.gordailu.contracts.wire.CloudEvent;
import eus.gordailu.contracts.wire.Message;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.contracts.wire.WireMessage;
import eus.gordailu.kit.messaging.Inbox;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.messaging.support.MessageBuilder;

/** One gateway on a free port, started once for all tests; what it sends is kept, and what it hears is told by the tests. */
public final class TestGateway {

    /** By which workers know it. */
    public static final String SERVICE_TOKEN = "known-to-the-services";

    private static @Nullable TestGateway shared;

    private final Path data;
    private final ConfigurableApplicationContext context;
    private @Nullable String token;

    private TestGateway() {
        try {
            data = Files.createTempDirectory(Path.of("target"), "gateway").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context = new SpringApplicationBuilder(TestApplication.class)
                .properties("spring.config.name=api-gateway")
                .run("--server.port=0", "--gordailu.data=" + data, "--gordailu.service-token=" + SERVICE_TOKEN);
    }

    public static synchronized TestGateway shared() {
        if (shared == null) {
            shared = new TestGateway();
        }
        return shared;
    }

    public Path data() {
        return data;
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public String password() {
        try {
            return Files.readString(data.resolve("initial-admin-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API as the administrator, by a token: a password costs time by design. */
    public synchronized Http admin() {
        if (token == null) {
            token = withPassword()
                    .post("/api/v1/tokens", "{\"name\":\"tests\"}")
                    .is(201)
                    .at("/secret");
        }
        return new Http(url()).bearer(token);
    }

    public Http withPassword() {
        return new Http(url()).basic("admin", password());
    }

    public Http anonymous() {
        return new Http(url());
    }

    public SettableClock clock() {
        return bean(SettableClock.class);
    }

    public TestStore store() {
        return bean(TestStore.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Delivers messages as the broker would. */
    public void hear(Message... messages) {
        WireCodec codec = new WireCodec();
        for (Message message : messages) {
            WireMessage wire = codec.write(CloudEvent.of(message, "/test", clock().instant()));
            bean(Inbox.class)
                    .accept(MessageBuilder.withPayload(wire.body().getBytes(StandardCharsets.UTF_8))
                            .copyHeaders(wire.headers())
                            .build());
        }
    }
}
