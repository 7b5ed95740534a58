package eus.gordailu.allinone.console;

import eus.gordailu.gateway.user.FirstAdministrator;
import java.io.PrintStream;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Greets whoever has started the server in a terminal. */
public final class Console {

    private final PrintStream out;
    private final FirstRun firstRun;
    private volatile Optional<FirstAdministrator> administrator = Optional.empty();

    public Console(PrintStream out, FirstRun firstRun) {
        this.out = out;
        this.firstRun = firstRun;
    }

    @EventListener
    void made(FirstAdministrator first) {
        administrator = Optional.of(first);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        out.printf(
                "Gordailu is at http://%s:%s/%n",
                environment.getProperty("server.address"), environment.getProperty("local.server.port"));
        administrator.ifPresent(first -> {
            out.printf("  user      %s%n  password  %s%n", first.username(), first.password());
            out.printf("  (kept in %s; delete the file once you have noted it)%n", first.file());
        });
        if (firstRun.goesOn()) {
            Thread.ofVirtual().name("first-run").start(firstRun::follow);
        }
    }
}
