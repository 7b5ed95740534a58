package eus.gordailu.transfer.rsync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How slow and how fast the other side may be.
 *
 * @param ioTimeout how long it may be silent, in whole seconds
 * @param connectTimeout how long it may take to answer at the beginning, in whole seconds
 * @param kibPerSecond how many KiB it may send each second; empty for as many as it can
 */
public record Pace(Duration ioTimeout, Duration connectTimeout, OptionalLong kibPerSecond) {

    private static final Duration USUAL_CONNECT = Duration.ofSeconds(30);

    /** As fast as it can; in the beginning nobody may be silent for longer than later. */
    public static Pace unlimited(Duration ioTimeout) {
        return new Pace(
                ioTimeout, ioTimeout.compareTo(USUAL_CONNECT) < 0 ? ioTimeout : USUAL_CONNECT, OptionalLong.empty());
    }

    /** As rsync is told of it, but for the beginning, in which it is not that which waits. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--timeout=" + Math.max(1, ioTimeout.toSeconds()));
        kibPerSecond.ifPresent(rate -> arguments.add("--bwlimit=" + rate));
        return arguments;
    }
}
