package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.process.OutputListener;
import eus.gordailu.transfer.process.Printable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listens to a comparison: what differs, and whether that is the whole truth. A line that says neither of something known
 * is never passed over.
 */
public final class ComparisonOutput implements OutputListener {

    /** rsync's last words when a name and what it leads to are too long for its buffer of 5 KiB. */
    private static final String OVERFLOW = "buffer overflow expanding";

    /** A million long paths in an order in which they share little. */
    private static final long MOST_BYTES = 32L << 20;

    /** To know which leaders differ themselves, the leaders are held as they are. */
    private static final long MOST_LED = 100_000;

    private static final Pattern SUMMARY = Pattern.compile(
            "(?:Number of|Total|Literal|Matched|File list)[a-z ]{1,60}: \\d.*|sent \\d+ bytes .*|total size is \\d+ .*");

    /** What has gone while rsync looked is gone: it counts as deleted rightly. */
    private static final Pattern VANISHED = Pattern.compile("(?:file|directory) has vanished: .*");

    /** What the sender says at {@code --debug=hlink3} of a file with more than one name, when it comes by the first of them. */
    private static final Pattern LINKED = Pattern.compile("\\[sender] dev:inode for #\\d+ is (?<inode>\\d+:\\d+)");

    /** What it always says at {@code --debug=hash1}, before it looks for hard links. */
    private static final Pattern LOOKING = Pattern.compile("\\[sender] created hashtable [0-9a-f]+ \\(.*");

    /** What else the two make rsync say, which is of no use. */
    private static final Pattern LINKING = Pattern.compile(
            "\\[(?:sender|[rR]eceiver|generator)] (?:created hashtable .*|growing hashtable .*|#\\d+ hard-links #\\d+ \\((?:un)?abbrev\\))"
                    + "|hlink for \\d+ \\(.*,-?\\d+\\): .*");

    private final RsyncOutput messages;
    private final Set<String> keepOuts;
    private final Optional<Consumer<String>> linked;
    private final long mostBytes;
    private final Changes changes = new Changes();
    private Optional<String> unknown = Optional.empty();
    private boolean looking;
    private boolean unprintable;
    private boolean rulesUnknown;
    private long created;
    private long deleted;

    /** Paths are the job's own, as they are on the client; files of some names are not to be met. */
    public ComparisonOutput(List<String> paths, Set<String> keepOuts) {
        this(paths, keepOuts, Optional.empty(), MOST_BYTES);
    }

    ComparisonOutput(List<String> paths, Set<String> keepOuts, Optional<Consumer<String>> linked, long mostBytes) {
        this.messages = new RsyncOutput(paths, _ -> {});
        this.keepOuts = Set.copyOf(keepOuts);
        this.linked = linked;
        this.mostBytes = mostBytes;
    }

    /** Listens to a comparison of one part of a source, 0 or 1, that tells of files with more than one name. */
    public static ComparisonOutput ofPart(int part, LinkedInodes inodes, List<String> paths, Set<String> keepOuts) {
        return new ComparisonOutput(paths, keepOuts, Optional.of(inode -> inodes.met(part, inode)), MOST_BYTES / 2);
    }

    /**
     * @throws TooManyChangesException which ends the comparison
     * @throws KeepOutMetException which does so too
     * @throws NotApartException likewise, in a comparison of a part
     */
    @Override
    public synchronized void standardOutput(byte[] bytes) {
        Optional<ItemizedLine> line = ItemizedLine.parse(bytes);
        if (line.isPresent()) {
            line.get().change().ifPresent(this::add);
            return;
        }
        String text = Printable.text(bytes);
        if (SUMMARY.matcher(text).matches() || RsyncOutput.tellsProtocol(text)) {
            messages.standardOutput(bytes);
        } else if (!toldOfLinks(text) && unknown.isEmpty()) {
            unknown = Optional.of(text);
        }
    }

    private boolean toldOfLinks(String text) {
        if (linked.isEmpty()) {
            return false;
        }
        Matcher inode = LINKED.matcher(text);
        if (inode.matches()) {
            linked.get().accept(inode.group("inode"));
            return true;
        }
        looking |= LOOKING.matcher(text).matches();
        return LINKING.matcher(text).matches();
    }

    @Override
    public synchronized void standardError(byte[] line) {
        String text = Printable.text(line);
        unprintable |= text.startsWith(OVERFLOW);
        rulesUnknown |= text.contains(" in filter rule: ");
        messages.standardError(line);
    }

    /** rsync gave up because it could not print a line, which says nothing about a plain pull. The exit code does not tell. */
    public synchronized boolean unprintable() {
        return unprintable;
    }

    /** An old rsync at the other end may not know rules about xattrs, such as a comparison has. */
    public synchronized boolean rulesUnknown() {
        return rulesUnknown;
    }

    /** Whether these files would have been met, rather than have kept something out. */
    public boolean watches(List<String> names) {
        return keepOuts.containsAll(names);
    }

    /** The summary and the complaints, to be judged first. */
    public RsyncOutput messages() {
        return messages;
    }

    public synchronized Changes changes() {
        return changes;
    }

    /**
     * Why the changes can't be relied on, though rsync came to its end with these warnings. After an error of reading it
     * reports no more deletions, and what it could not enter looks empty.
     */
    public synchronized Optional<String> doubt(List<Warning> warnings) {
        return warnings.stream()
                .map(Warning::sentence)
                .filter(sentence -> !VANISHED.matcher(sentence).matches())
                .findFirst()
                .map("Not everything could be compared (%s)"::formatted)
                .or(() -> unknown.map("rsync said what is not understood (%s)"::formatted))
                .or(this::silence)
                .or(this::miscount);
    }

    /** Who was told nothing of hard links must know that it would have been told. */
    private Optional<String> silence() {
        return linked.isEmpty() || looking
                ? Optional.empty()
                : Optional.of("rsync does not tell which files have several names");
    }

    private void add(Change change) {
        changes.add(change);
        switch (change) {
            case Change.Deleted(var _, boolean directory) -> deleted += directory ? 0 : 1;
            case Change.Created(var path, var type, var _) -> {
                created += type == EntryType.DIRECTORY ? 0 : 1;
                if (!path.isRoot() && keepOuts.contains(path.name())) {
                    throw new KeepOutMetException(path);
                }
            }
            case Change.Altered _ -> {}
        }
        if (changes.bytes() > mostBytes || changes.led() > MOST_LED) {
            throw new TooManyChangesException(changes.count());
        }
    }

    /** The summary comes last: lines that got lost, or it itself, are noticed. */
    private Optional<String> miscount() {
        RsyncStats stats = messages.stats();
        boolean same = messages.counted() && stats.createdFiles() == created && stats.deletedFiles() == deleted;
        return same
                ? Optional.empty()
                : Optional.of("rsync counted %d new and %d deleted files, but named %d and %d"
                        .formatted(stats.createdFiles(), stats.deletedFiles(), created, deleted));
    }
}
