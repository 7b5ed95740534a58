package eus.gordailu.transfer.ssh;

import java.time.Duration;

/**
 * How long a client that somebody asks about is waited for.
 *
 * @param connect for its ssh server to show its host key
 * @param step for all that one command does there; longer than that, so that what takes too long can be told apart
 */
public record Patience(Duration connect, Duration step) {

    public static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20));
}
