package eus.gordailu.transfer.confine;

import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.process.Privileges;
import eus.gordailu.transfer.process.ProcessLimits;
import eus.gordailu.transfer.process.ProcessResult;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.process.ProgramNotStartedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By {@code bwrap} (bubblewrap): a mount namespace with nothing but what is named, no other process in sight, and no right that could lead
 * out of it. The network stays: ssh or the daemon's protocol comes over it.
 *
 * @param filter for root, who is to give files owners, devices and attributes of the system: a file with the calls that are refused
 */
public record Bubblewrap(Optional<Path> filter) implements Confinement {

    private static final ProcessLimits SHORT = ProcessLimits.within(Duration.ofSeconds(20));

    /** Where programs and their libraries are. */
    private static final List<String> PROGRAMS =
            List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");

    /** What they read to find libraries, names of users and of machines. */
    private static final List<String> SETTINGS = List.of(
            "/etc/ld.so.cache",
            "/etc/ld.so.conf",
            "/etc/ld.so.conf.d",
            "/etc/alternatives",
            "/etc/localtime",
            "/etc/passwd",
            "/etc/group",
            "/etc/nsswitch.conf",
            "/etc/hosts",
            "/etc/host.conf",
            "/etc/resolv.conf",
            "/etc/gai.conf",
            "/etc/services",
            "/etc/protocols",
            "/etc/ssl/openssl.cnf",
            "/etc/crypto-policies",
            "/run/systemd/resolve",
            "/run/nscd",
            "/run/avahi-daemon");

    /**
     * What root needs to give files what they had. Not DAC_READ_SEARCH: by it files can be opened by their inode's number, wherever they are
     * on the disk. SYS_ADMIN is for attributes alone; {@link SystemCallFilter} keeps the rest of it back.
     */
    private static final List<String> CAPABILITIES = List.of(
            "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_FSETID", "CAP_MKNOD", "CAP_SETFCAP", "CAP_SYS_ADMIN");

    /** Nothing else is open under this number. */
    private static final String FILTER_DESCRIPTOR = "9";

    /** For this process; empty for root on a processor whose system calls are not known. */
    static Optional<Bubblewrap> here(Path filter) throws IOException {
        if (!Privileges.root()) {
            return Optional.of(new Bubblewrap(Optional.empty()));
        }
        Optional<SystemCallFilter> calls = SystemCallFilter.here();
        if (calls.isPresent()) {
            Files.createDirectories(filter.toAbsolutePath().getParent());
            Files.write(filter, calls.get().program());
        }
        return calls.map(_ -> new Bubblewrap(Optional.of(filter)));
    }

    /** Why it does not work, and what to do about it. */
    Optional<String> obstacle(ProcessRunner runner) {
        try {
            ProcessResult tried = runner.run(confine(Command.of("true"), Reach.NOTHING), SHORT);
            return tried.successful()
                    ? Optional.empty()
                    : Optional.of(
                            "bubblewrap does not work here (%s). Run the worker where it may make namespaces: as root outside of a container, or with the sysctls kernel.unprivileged_userns_clone=1 and kernel.apparmor_restrict_unprivileged_userns=0 where the system knows them"
                                    .formatted(tried.errors().lines().stream()
                                            .findFirst()
                                            .orElse("exit code " + tried.exitCode())));
        } catch (ProgramNotStartedException e) {
            return Optional.of(
                    "bubblewrap is not installed: install it (apt-get install bubblewrap) and restart the worker");
        }
    }

    @Override
    public boolean confines() {
        return true;
    }

    @Override
    public Command confine(Command command, Reach reach) {
        // Asked to end, it would take rsync with it before that has put aside what it had of a large file.
        List<String> arguments = new ArrayList<>();
        // The shell is given a constant: by it bwrap gets the file as a descriptor.
        filter.ifPresent(file ->
                arguments.addAll(List.of("sh", "-c", "exec " + FILTER_DESCRIPTOR + "<\"$0\" \"$@\"", file.toString())));
        arguments.addAll(List.of("env", "--ignore-signal=TERM", "bwrap"));
        arguments.addAll(List.of("--die-with-parent", "--new-session", "--chdir", "/"));
        arguments.addAll(List.of("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"));
        rights(arguments);
        system(arguments);
        disks(arguments, reach);
        arguments.addAll(List.of("--remount-ro", "/", "--"));
        return command.startedBy(arguments);
    }

    private void rights(List<String> arguments) {
        arguments.addAll(List.of("--cap-drop", "ALL"));
        if (filter.isPresent()) {
            CAPABILITIES.forEach(capability -> arguments.addAll(List.of("--cap-add", capability)));
            arguments.addAll(List.of("--seccomp", FILTER_DESCRIPTOR));
        }
    }

    private static void system(List<String> arguments) {
        PROGRAMS.forEach(directory -> mount(arguments, "--ro-bind-try", Path.of(directory)));
        SETTINGS.forEach(file -> mount(arguments, "--ro-bind-try", Path.of(file)));
        // Root may write to much of /proc/sys by its number alone, and name there what the kernel starts.
        arguments.addAll(List.of("--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
    }

    private static void disks(List<String> arguments, Reach reach) {
        Optional<OneMount> shared =
                reach.linked().map(linked -> new OneMount(reach.written().orElseThrow(), linked));
        shared.map(OneMount::top).or(reach::written).ifPresent(directory -> mount(arguments, "--bind", directory));
        shared.ifPresent(one -> one.beside().forEach(other -> mount(arguments, "--ro-bind-try", other)));
        reach.readable().forEach(path -> mount(arguments, "--ro-bind-try", path));
        reach.appended().forEach(file -> mount(arguments, "--bind", file));
    }

    private static void mount(List<String> arguments, String how, Path path) {
        arguments.addAll(List.of(how, path.toString(), path.toString()));
    }
}
