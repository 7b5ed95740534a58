package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.OutputListener;
import eus.gordailu.transfer.process.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listens to rsync: progress, statistics and complaints, in bounded memory. What decides over success (the job's own paths,
 * errors of our own disk) is noted as it passes, so that a flood of other complaints can't hide it.
 */
public final class RsyncOutput implements OutputListener {

    /** So many complaints are kept; the rest is counted. */
    static final int KEPT = 200;

    /** With those that tell of directories which could not be looked into: what these held is to be kept. */
    static final int KEPT_DIRECTORIES = 2_000;

    private static final Pattern STATISTIC =
            Pattern.compile("(?<name>[A-Z][A-Za-z ]{1,60}): (?<value>\\d{1,18})(?: bytes| \\((?<kinds>.*))?");

    /** As rsync tells it with {@code --debug=proto}. */
    private static final Pattern PROTOCOL =
            Pattern.compile("\\(Client\\) Protocol versions: remote=(?<remote>\\d{1,4}), negotiated=\\d{1,4}");

    private static final Pattern DIRECTORIES = Pattern.compile("\\bdir: (?<value>\\d{1,18})");

    private final List<String> paths;
    private final Consumer<RsyncProgress> progress;
    private final Map<String, Long> statistics = new HashMap<>();
    private final List<RsyncMessage> messages = new ArrayList<>();
    private final Map<String, RsyncMessage> ownPaths = new LinkedHashMap<>();
    private final Map<Integer, RsyncMessage> destinationErrors = new LinkedHashMap<>();
    private final Set<TreePath> unknownSoFar = new HashSet<>();
    private Optional<RsyncProgress> last = Optional.empty();
    private Optional<Integer> remoteProtocol = Optional.empty();
    private boolean lastWord;
    private long more;
    private long moreClosed;
    private boolean directoriesPassedOver;

    /** Paths are the job's own, as they are on the client. */
    public RsyncOutput(List<String> paths, Consumer<RsyncProgress> progress) {
        this.paths = List.copyOf(paths);
        this.progress = progress;
    }

    @Override
    public synchronized void standardOutput(byte[] bytes) {
        String line = new String(bytes, StandardCharsets.US_ASCII);
        Optional<RsyncProgress> parsed = RsyncProgress.parse(line, last);
        if (parsed.isPresent()) {
            last = parsed;
            progress.accept(parsed.get());
            return;
        }
        Matcher protocol = PROTOCOL.matcher(line);
        if (protocol.matches() && remoteProtocol.isEmpty()) {
            remoteProtocol = Optional.of(Integer.valueOf(protocol.group("remote")));
        }
        Matcher statistic = STATISTIC.matcher(line);
        if (statistic.matches() && statistics.size() < KEPT) {
            statistics.put(statistic.group("name"), count(statistic));
        }
    }

    @Override
    public synchronized void standardError(byte[] bytes) {
        String line = Printable.text(bytes);
        if (RsyncMessage.lastWord(line)) {
            lastWord = true;
            return;
        }
        RsyncMessage message = RsyncMessage.parse(line);
        Optional<TreePath> unknown =
                message.unlisted().or(message::unseen).filter(place -> !unknownSoFar.contains(place));
        if (messages.size() < (unknown.isPresent() ? KEPT_DIRECTORIES : KEPT)) {
            messages.add(message);
            unknown.ifPresent(unknownSoFar::add);
        } else if (message.unopened().isPresent()) {
            moreClosed++;
        } else {
            more++;
            directoriesPassedOver |= unknown.isPresent();
        }
        if (message.aboutDestination() && !message.aboutAttribute()) {
            message.errno().ifPresent(errno -> destinationErrors.putIfAbsent(errno, message));
        }
        paths.stream().filter(message::aboutPath).forEach(path -> ownPaths.putIfAbsent(path, message));
    }

    /** Whether rsync tells by this line which protocol the other end speaks. */
    static boolean tellsProtocol(String line) {
        return PROTOCOL.matcher(line).matches();
    }

    /** The protocol that the rsync at the other end speaks, which says how old it is. */
    public synchronized Optional<Integer> remoteProtocol() {
        return remoteProtocol;
    }

    public synchronized RsyncStats stats() {
        return RsyncStats.of(statistics);
    }

    /** The complaints, line by line. */
    public synchronized List<String> lines() {
        return messages.stream().map(RsyncMessage::line).toList();
    }

    synchronized List<Warning> warnings() {
        List<Warning> warnings =
                new ArrayList<>(messages.stream().map(Warning::of).toList());
        if (moreClosed > 0) {
            warnings.add(Warning.moreClosed(moreClosed));
        }
        if (more > 0) {
            warnings.add(directoriesPassedOver ? Warning.tooMany(more) : Warning.more(more));
        }
        return List.copyOf(warnings);
    }

    /** Those that name something else than one of the paths itself. */
    synchronized List<Warning> warningsBelowPaths() {
        return messages.stream()
                .filter(message -> message.name().isPresent() && paths.stream().noneMatch(message::aboutPath))
                .map(Warning::of)
                .toList();
    }

    /** The job's own paths that rsync complained of. */
    synchronized Map<String, RsyncMessage> ownPaths() {
        return Map.copyOf(ownPaths);
    }

    synchronized Optional<RsyncMessage> destinationError(int... errnos) {
        for (int errno : errnos) {
            RsyncMessage message = destinationErrors.get(errno);
            if (message != null) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /** Whether rsync itself ran and gave its summing-up, or another program of the chain ended before. */
    synchronized boolean rsyncSpoke() {
        return lastWord;
    }

    /** Whether the statistics came, which rsync writes last. */
    synchronized boolean counted() {
        return statistics.containsKey("Number of deleted files");
    }

    /** Directories are no files to whoever reads the number. */
    private static long count(Matcher statistic) {
        long all = Long.parseLong(statistic.group("value"));
        Matcher directories = DIRECTORIES.matcher(Objects.requireNonNullElse(statistic.group("kinds"), ""));
        return directories.find() ? all - Long.parseLong(directories.group("value")) : all;
    }
}
