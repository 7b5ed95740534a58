package eus.gordailu.transfer.check;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.daemon.DaemonAccess;
import eus.gordailu.transfer.daemon.DaemonComplaint;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The steps to an rsync daemon: it is asked for its module's root, and nothing in it. */
record DaemonSteps(ProcessRunner runner, Confinement confinement, Address.Daemon address, Steps steps) {

    static final List<CheckedPart> PARTS =
            List.of(CheckedPart.NAME, CheckedPart.CONNECTION, CheckedPart.LOGIN, CheckedPart.RSYNC, CheckedPart.PATH);

    static final List<CheckedPart> UP_TO_MODULE = PARTS.subList(0, PARTS.indexOf(CheckedPart.PATH));

    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(20));
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** As rsync tells it with {@code --debug=proto}. */
    private static final Pattern PROTOCOL =
            Pattern.compile("\\(Client\\) Protocol versions: remote=(?<remote>\\d{1,3}),.*");

    DaemonAccess access(Optional<Path> password) {
        return new DaemonAccess(address, password, CONNECT);
    }

    /** Whether the module can be read, with this password or without any. */
    boolean module(Optional<Path> password) {
        Route route = Route.to(address);
        ProcessResult ended = runner.run(greeting(access(password)), SHORT);
        List<String> said = Stream.concat(ended.output().lines().stream(), ended.errors().lines().stream())
                .toList();
        Optional<Failure> failure = ended.successful()
                ? Optional.empty()
                : Optional.of(
                        DaemonComplaint.in(said, route).orElseGet(() -> DaemonComplaint.unexplained(said, route)));
        Optional<CheckedPart> broken = failure.map(DaemonSteps::part);
        Map<String, String> details = Map.of("host", address.host(), "module", address.module());
        steps.passedBefore(broken, CheckedPart.NAME, "daemon.host-known", address.host() + " was found", details);
        steps.passedBefore(
                broken,
                CheckedPart.CONNECTION,
                "daemon.connected",
                "An rsync daemon answers there; whoever is between the two can read what it sends",
                details);
        steps.passedBefore(
                broken,
                CheckedPart.LOGIN,
                "daemon.let-in",
                "It lets this worker into module " + address.module(),
                details);
        if (failure.isPresent()) {
            return steps.failed(part(failure.get()), failure.get());
        }
        protocol(said)
                .ifPresentOrElse(
                        this::tell,
                        () -> steps.skipped(
                                CheckedPart.RSYNC, "rsync.untold", "The daemon does not tell which rsync it is"));
        return true;
    }

    private Command greeting(DaemonAccess access) {
        return confinement.confine(access.greeting(), access.reach());
    }

    private void tell(int protocol) {
        Map<String, String> details = Map.of("protocol", Integer.toString(protocol));
        if (protocol < Steps.NANOSECONDS) {
            steps.warned(
                    CheckedPart.RSYNC,
                    "rsync.old-protocol",
                    "Its rsync speaks protocol %d, and is older than 3.1, of 2013: it tells times only to the second. Install a newer one there"
                            .formatted(protocol),
                    details);
        } else {
            steps.passed(
                    CheckedPart.RSYNC, "rsync.protocol", "Its rsync speaks protocol %d".formatted(protocol), details);
        }
    }

    private static OptionalInt protocol(List<String> said) {
        return said.stream()
                .map(PROTOCOL::matcher)
                .filter(Matcher::matches)
                .mapToInt(matcher -> Integer.parseInt(matcher.group("remote")))
                .findFirst();
    }

    private static CheckedPart part(Failure failure) {
        return switch (failure.code()) {
            case "daemon.unknown-host" -> CheckedPart.NAME;
            case "daemon.unknown-module",
                    "daemon.not-allowed",
                    "daemon.password-refused",
                    "daemon.busy",
                    "daemon.broken-module",
                    "daemon.refused" -> CheckedPart.LOGIN;
            default -> CheckedPart.CONNECTION;
        };
    }
}
