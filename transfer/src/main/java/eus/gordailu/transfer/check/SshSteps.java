package eus.gordailu.transfer.check;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.check.ClientReport.ShownHostKey;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.transfer.process.Printable;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.rsync.RsyncVersion;
import eus.gordailu.transfer.ssh.ClientKey;
import eus.gordailu.transfer.ssh.HostKey;
import eus.gordailu.transfer.ssh.HostKeyProbe;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.ssh.KnownHosts;
import eus.gordailu.transfer.ssh.Patience;
import eus.gordailu.transfer.ssh.RestrictedKey;
import eus.gordailu.transfer.ssh.SeenKey;
import eus.gordailu.transfer.ssh.SshAccess;
import eus.gordailu.transfer.ssh.SshDiagnosis;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps to a client that is reached by ssh; each is one thing that ssh itself does, so that a run meets nothing else. */
record SshSteps(ProcessRunner runner, Route route, ClientKey key, Steps steps, Clock clock, Patience patience) {

    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(1);

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    SshAccess access() {
        return new SshAccess(route, key, patience.connect());
    }

    private ProcessResult run(String... words) {
        return runner.run(access().command(words), ProcessLimits.within(patience.step()));
    }

    /**
     * The host key that the client shows, if it shows one; or the machine that leads to it, if that is not believed. The key that a person has found to be right is believed.
     *
     * @param approved that key's fingerprint
     */
    Optional<ShownHostKey> hostKey(Optional<String> approved) throws IOException {
        Optional<ShownHostKey> shown = Optional.empty();
        for (Address.Ssh machine : route.machines()) {
            shown = hostKey(machine, approved);
            if (shown.filter(ShownHostKey::approved).isEmpty()) {
                return shown;
            }
        }
        return shown;
    }

    private Optional<ShownHostKey> hostKey(Address.Ssh machine, Optional<String> approved) throws IOException {
        Optional<SeenKey> seen = new HostKeyProbe(runner, patience).look(route.upTo(machine), key);
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        KnownHosts hosts = new KnownHosts(key.knownHosts());
        if (approved.equals(seen.map(found -> found.key().fingerprint()))) {
            hosts.believe(seen.get());
        }
        List<HostKey> believed = hosts.of(seen.get().name());
        HostKey shown = seen.get().key();
        boolean right = believed.contains(shown) || (believed.isEmpty() && key.trust() == HostTrust.FIRST_SEEN);
        String other = right || believed.isEmpty() ? null : believed.getFirst().fingerprint();
        return Optional.of(new ShownHostKey(machine.toString(), shown.type(), shown.fingerprint(), right, other));
    }

    /** Whether one can come in. If not, what is said of the step at which it failed holds for the next. */
    boolean login(Optional<ShownHostKey> shown) {
        ProcessResult ended = run("exit");
        return entered(shown, SshDiagnosis.of(ended, route, key));
    }

    /** Tells how far one came in. */
    boolean entered(Optional<ShownHostKey> shown, Optional<Failure> failure) {
        Address.Ssh address = access().address();
        Optional<CheckedPart> broken = failure.map(SshSteps::part);
        Map<String, String> details = Map.of("address", route.toString(), "host", address.host());
        steps.passedBefore(broken, CheckedPart.NAME, "ssh.host-known", address.host() + " was found", details);
        steps.passedBefore(broken, CheckedPart.CONNECTION, "ssh.connected", "An ssh server answers there", details);
        steps.passedBefore(broken, CheckedPart.HOST_KEY, "ssh.host-key-believed", hostKeySentence(shown), details);
        steps.passedBefore(
                broken,
                CheckedPart.LOGIN,
                "ssh.logged-in",
                "It lets the worker's key in as " + address.user(),
                details);
        return failure.map(found -> steps.failed(part(found), found)).orElse(true);
    }

    boolean rsync() {
        ProcessResult ended = run("rsync", "--version");
        List<String> said = Stream.concat(ended.output().lines().stream(), ended.errors().lines().stream())
                .toList();
        Optional<RsyncVersion> version = RsyncVersion.parse(said);
        Optional<Failure> broken = SshDiagnosis.of(ended, route, key);
        if (broken.isPresent()) {
            return steps.failed(CheckedPart.RSYNC, broken.get());
        }
        if (version.isEmpty() && !isMissing(ended, said)) {
            steps.warned(
                    CheckedPart.RSYNC,
                    "rsync.untold",
                    "The client does not tell the version of its rsync (%s): perhaps the key may do nothing but fetch files"
                            .formatted(first(said)),
                    Map.of("client", route.toString()));
            return true;
        }
        if (version.isEmpty()) {
            return steps.failed(
                    CheckedPart.RSYNC,
                    "source.no-rsync",
                    "There is no rsync on %s that says its version (%s): install it there (apt-get install rsync, dnf install rsync, brew install rsync)"
                            .formatted(route, first(said)),
                    Map.of("client", route.toString()));
        }
        steps.rsync(version.get());
        if (RsyncVersion.lacksAttributes(said)) {
            steps.warned(
                    CheckedPart.RSYNC,
                    "rsync.no-attributes",
                    "rsync there was built without access lists or extended attributes: files come without them. Install another one there if they matter",
                    Map.of("client", route.toString()));
        }
        return true;
    }

    private static String first(List<String> said) {
        return said.stream().findFirst().map(Printable::shortened).orElse("no answer");
    }

    /** In the words of shells, that of Windows among them, or by POSIX's exit codes for a command. */
    private static boolean isMissing(ProcessResult ended, List<String> said) {
        return ended.exitCode() == NOT_EXECUTABLE
                || ended.exitCode() == NOT_FOUND
                || said.stream().anyMatch(line -> line.contains("not found") || line.contains("not recognized"));
    }

    /** Whether the key opens nothing but the reader there, where that is asked for. */
    boolean restriction(List<String> paths) {
        if (!route.restricted()) {
            return true;
        }
        RestrictedKey.Answer answer = RestrictedKey.ask(runner, access());
        if (answer.key().isEmpty()) {
            return steps.failed(CheckedPart.RESTRICTION, RestrictedKey.unrestricted(answer.ended(), route));
        }
        Optional<Failure> refusal = answer.key().get().refusal(paths, route);
        if (refusal.isPresent()) {
            return steps.failed(CheckedPart.RESTRICTION, refusal.get());
        }
        tell(answer.key().get().kept());
        return true;
    }

    private void tell(RestrictedKey.Kept kept) {
        Map<String, String> details = Map.of("client", route.toString());
        switch (kept) {
            case CONFINED ->
                steps.passed(
                        CheckedPart.RESTRICTION,
                        "key.confined",
                        "The key opens nothing there but the paths that its line names",
                        details);
            case RULED ->
                steps.warned(
                        CheckedPart.RESTRICTION,
                        "key.ruled",
                        "The key opens the paths that its line names, and perhaps what symbolic links within them lead to: only root on Linux can keep it from those",
                        details);
            case WHOLE ->
                steps.warned(
                        CheckedPart.RESTRICTION,
                        "key.whole",
                        "The key may read everything there: once the client has its jobs, put the line that is shown beside the client in place of the old one, for it names their paths alone",
                        details);
        }
    }

    /** Whether rsync may run as root there, where that is asked for. What a restricted key leads to asks for it by itself. */
    boolean sudo() {
        if (!route.sudo() || route.restricted()) {
            return true;
        }
        ProcessResult ended = run("sudo", "-n", "rsync", "--version");
        String user = access().address().user();
        Map<String, String> details = Map.of("user", user);
        if (RsyncVersion.parse(ended.output().lines()).isPresent()) {
            return steps.passed(CheckedPart.SUDO, "sudo.allowed", "%s may run rsync as root".formatted(user), details);
        }
        String said = first(ended.errors().lines());
        return steps.failed(
                CheckedPart.SUDO,
                "sudo.refused",
                "%s may not run rsync as root without a password (%s): write \"%s ALL=(root) NOPASSWD: /usr/bin/rsync\" to a file in /etc/sudoers.d there"
                        .formatted(user, said, user),
                details);
    }

    /** Retention goes by the server's clock alone; but a client whose clock is wrong stamps its files so. */
    void clockSkew() {
        Instant before = clock.instant();
        ProcessResult ended = run("date", "+%s");
        Instant after = clock.instant();
        Optional<Instant> there = ended.output().lines().stream()
                .filter(line -> line.matches("\\d{1,11}"))
                .map(line -> Instant.ofEpochSecond(Long.parseLong(line)))
                .findFirst();
        if (there.isEmpty()) {
            steps.skipped(CheckedPart.CLOCK, "clock.untold", "The client does not tell its time");
            return;
        }
        Duration skew =
                Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), there.get());
        Map<String, String> details = Map.of("seconds", Long.toString(skew.toSeconds()));
        if (skew.abs().compareTo(TOLERATED_SKEW) > 0) {
            steps.warned(
                    CheckedPart.CLOCK,
                    "clock.wrong",
                    "Its clock is %d seconds %s the worker's: let both be set by a time server"
                            .formatted(skew.abs().toSeconds(), skew.isNegative() ? "behind" : "ahead of"),
                    details);
        } else {
            steps.passed(CheckedPart.CLOCK, "clock.right", "Its clock goes with the worker's", details);
        }
    }

    private static CheckedPart part(Failure failure) {
        return switch (failure.code()) {
            case "ssh.unknown-host" -> CheckedPart.NAME;
            case "ssh.host-key-unknown", "ssh.host-key-changed" -> CheckedPart.HOST_KEY;
            case "ssh.no-answer",
                    "ssh.key-refused",
                    "ssh.key-not-enough",
                    "ssh.password-refused",
                    "ssh.key-not-installed",
                    "ssh.script-not-installed" -> CheckedPart.LOGIN;
            default -> CheckedPart.CONNECTION;
        };
    }

    private static String hostKeySentence(Optional<ShownHostKey> shown) {
        return "Its host key is the one that is believed"
                + shown.map(key -> ": %s %s".formatted(key.type(), key.fingerprint()))
                        .orElse("");
    }
}
