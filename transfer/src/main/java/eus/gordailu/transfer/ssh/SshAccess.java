package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.transfer.confine.Reach;
import eus.gordailu.transfer.process.Command;
import eus.gordailu.transfer.rsync.RemoteRsync;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How OpenSSH reaches one client: its own key, its own known hosts, nothing of the worker's own ssh configuration. */
public record SshAccess(Route route, ClientKey key, Duration connectTimeout) {

    /** A dead connection is noticed after interval times count. */
    private static final int ALIVE_SECONDS = 15;

    private static final int ALIVE_COUNT = 8;

    /** What every shell, and that of Windows too, takes for itself. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+%./-]+");

    /**
     * @throws IllegalArgumentException when the client is not reached by ssh
     */
    public SshAccess {
        if (!(route.address() instanceof Address.Ssh)) {
            throw new IllegalArgumentException(route + " is not reached by ssh");
        }
    }

    /** The machine at the end. */
    public Address.Ssh address() {
        return (Address.Ssh) route.address();
    }

    /** What rsync starts to reach the client, and what to start there. */
    public RemoteRsync rsync() {
        // What a restricted key leads to is root there by itself, where that is wanted.
        return route.sudo() && !route.restricted()
                ? RemoteRsync.by(remoteShell(), "sudo -n rsync")
                : RemoteRsync.by(remoteShell());
    }

    /** What of the worker's files that takes. A host key that is not known yet is written down. */
    public Reach reach() throws IOException {
        Reach read = Reach.NOTHING.reading(List.of(key.privateKey().getParent()));
        KnownHosts hosts = new KnownHosts(key.knownHosts());
        if (key.trust() == HostTrust.APPROVED || hosts.haveAll(route.machines())) {
            return read;
        }
        hosts.create();
        return read.appending(key.knownHosts());
    }

    /** The program and its options; host and command are appended by who runs it. */
    public List<String> arguments() {
        return List.of(
                "ssh",
                // No configuration file of the machine or of root may redirect or weaken a backup.
                "-F",
                "none",
                "-oIdentityFile=" + configValue(key.privateKey()),
                "-oIdentitiesOnly=yes",
                "-oIdentityAgent=none",
                "-oPreferredAuthentications=publickey",
                // Never a question: there is nobody to answer.
                "-oBatchMode=yes",
                // A changed key ends the connection, whoever believed the one before.
                checking(known() ? HostTrust.APPROVED : key.trust()),
                knownHosts(key.knownHosts()),
                "-oGlobalKnownHostsFile=none",
                "-oUpdateHostKeys=no",
                "-oHashKnownHosts=no",
                // A name is known by its name alone: its number may be another tomorrow.
                "-oCheckHostIP=no",
                // Covers name, TCP, banner and key exchange.
                "-oConnectTimeout=" + Math.max(1, connectTimeout.toSeconds()),
                "-oServerAliveInterval=" + ALIVE_SECONDS,
                "-oServerAliveCountMax=" + ALIVE_COUNT,
                // The client gets nothing of ours: no agent, no X11, no tunnel, no terminal.
                "-oForwardAgent=no",
                "-oForwardX11=no",
                "-oClearAllForwardings=yes",
                "-oPermitLocalCommand=no",
                "-oControlPath=none",
                "-oProxyCommand=" + route.through().map(this::proxy).orElse("none"),
                "-oRequestTTY=no",
                // Errors only: a client's login banner is not our message.
                "-oLogLevel=ERROR",
                "-p",
                Integer.toString(address().port()));
    }

    /**
     * Whether a host key of the machine at the end is believed already. None is accepted beside that: OpenSSH 9.2 looks for the key of a later
     * exchange, within a connection, under no name that anybody knows.
     */
    private boolean known() {
        try {
            return new KnownHosts(key.knownHosts()).haveAll(List.of(address()));
        } catch (IOException e) {
            // ssh can't read it either, and says so.
            return true;
        }
    }

    /**
     * How ssh reaches the client through another machine, with the same key and no other settings than our own, which ProxyJump would not
     * take over. A shell reads it, and ssh before it: each word stands in single quotes, and a percent sign is doubled.
     */
    private String proxy(Address.Ssh jump) {
        Stream<String> words = Stream.concat(
                new SshAccess(Route.to(jump), key, connectTimeout).arguments().stream(),
                Stream.of("-l", jump.user(), "--", jump.host()));
        String quoted = words.map(word -> "'" + word.replace("%", "%%").replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        return quoted.replaceFirst("^'ssh'", "ssh -W '[%h]:%p'");
    }

    /**
     * Runs a program there, such as {@code rsync --version}.
     *
     * @throws IllegalArgumentException when a word means something to a shell: at the client one reads them
     */
    public Command command(String... words) {
        for (String word : words) {
            if (!PLAIN.matcher(word).matches()) {
                throw new IllegalArgumentException("\"%s\" is no plain word".formatted(word));
            }
        }
        return command(List.of(), List.of(words));
    }

    /** With these options, which count more than the usual ones. */
    Command command(List<String> options, List<String> words) {
        List<String> all = new ArrayList<>(arguments());
        // Of an option that is given twice ssh takes the first.
        all.addAll(1, options);
        all.addAll(List.of("-l", address().user(), "--", address().host()));
        all.addAll(words);
        return Command.of(all);
    }

    /**
     * The same as one text for rsync's {@code -e}, which cuts it at spaces by itself (no shell): within single quotes all is
     * literal, and a single quote is doubled. ssh ends with the rsync that started it: left alone by a killed rsync, it would
     * stay for as long as the other end says nothing.
     */
    private String remoteShell() {
        return Stream.concat(Stream.of("setpriv", "--pdeathsig", "KILL", "--"), arguments().stream())
                .map(argument -> "'" + argument.replace("'", "''") + "'")
                .collect(Collectors.joining(" "));
    }

    static String checking(HostTrust trust) {
        return "-oStrictHostKeyChecking=" + trust.strictHostKeyChecking();
    }

    static String knownHosts(Path file) {
        return "-oUserKnownHostsFile=" + configValue(file);
    }

    /** ssh reads a file name as a configuration value: quoted, with tokens such as %h and variables. */
    private static String configValue(Path path) {
        String text = path.toAbsolutePath().toString();
        if (text.contains("${") || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "\"%s\" can't hold ssh keys: choose a directory without ${ and control characters in its name"
                            .formatted(text));
        }
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
    }
}
