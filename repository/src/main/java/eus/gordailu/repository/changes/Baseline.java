package eus.gordailu.repository.changes;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.job.JobDirectory;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.snapshot.ListedBytes;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Change lists that add up to all that a job's oldest snapshot holds: without them, the checksum of a file would be lost with
 * the snapshot that the file was new in.
 *
 * <p>Each is a file {@code changes/baseline-FROM-TO-of-ID.ndjson.gz}, whose changes lead from the snapshot with the sequence number FROM (0 for
 * nothing) to the one with TO, whose id is ID. When the oldest snapshot expires, the list of the next one is linked to their end; and
 * when those after the first have come to several times as much as that, all are merged.
 */
public final class Baseline {

    static final String PREFIX = "baseline-";

    /** So many times the first list may those after it come to. */
    private static final int GROWTH = 4;

    private static final Pattern NAME = Pattern.compile(PREFIX
            + "(?<from>\\d{1,18})-(?<to>\\d{1,18})-of-(?<id>\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}Z)\\.ndjson\\.gz");

    private final JobDirectory job;

    public Baseline(JobDirectory job) {
        this.job = job;
    }

    private record Part(long from, long to, String id, Path file) {

        ChangeList list() {
            return new ChangeList(file);
        }
    }

    /** The lists that add up to the oldest snapshot, in their order; none where it is not known what it holds. */
    public List<ChangeList> of(StoredSnapshot.Published oldest) throws IOException {
        if (isFirst(oldest)) {
            return List.of(own(oldest));
        }
        List<Part> chain = chain();
        for (int i = 0; i < chain.size(); i++) {
            if (leadsTo(chain.get(i), oldest)) {
                return chain.subList(0, i + 1).stream().map(Part::list).toList();
            }
        }
        return List.of();
    }

    /**
     * To be called before the oldest good snapshot expires. A second time it changes nothing.
     *
     * @param lists where the list from one of its ends to the next snapshot is looked for
     */
    void goOn(StoredSnapshot.Published oldest, StoredSnapshot.Published next, ChangeLists lists) throws IOException {
        List<Part> chain = new ArrayList<>(chain());
        if (chain.isEmpty() && isFirst(oldest)) {
            chain.add(link(0, oldest, own(oldest)));
        }
        if (chain.isEmpty() || leadsTo(chain.getLast(), next)) {
            return;
        }
        if (leadsTo(chain.getLast(), oldest) && leadOn(chain, next, lists)) {
            deleteAllBut(chain);
            try (Directory changes = Directory.open(job.changes())) {
                changes.sync();
            }
        } else {
            deleteAllBut(List.of());
        }
    }

    /**
     * The next snapshot goes on from the oldest, or from one before that when the oldest was accepted only after the next one was made:
     * then the way to the oldest leads nowhere else. So that such an end is there to go on from, it is not merged yet.
     */
    private boolean leadOn(List<Part> chain, StoredSnapshot.Published next, ChangeLists lists) throws IOException {
        for (int end = chain.size(); end > 0; end--) {
            Part last = chain.get(end - 1);
            Optional<ChangeList> step = lists.between(SnapshotId.of(last.id()), next);
            if (step.isPresent()) {
                chain.subList(end, chain.size()).clear();
                merge(chain);
                chain.add(link(last.to(), next, step.get()));
                return true;
            }
        }
        return false;
    }

    /** The snapshots from which its lists may lead on, though they have expired. */
    Stream<String> ends() throws IOException {
        return all().stream().map(Part::id);
    }

    private void deleteAllBut(List<Part> chain) throws IOException {
        for (Part part : all()) {
            if (!chain.contains(part)) {
                Files.delete(part.file());
            }
        }
    }

    /** Whether its own list tells of every file. */
    private static boolean isFirst(StoredSnapshot.Published snapshot) {
        ListedBytes listed = snapshot.manifest().content().listed();
        return listed != null && listed.since() == null;
    }

    private static ChangeList own(StoredSnapshot.Published snapshot) {
        return new ChangeList(snapshot.directory().resolve(ChangeListWriter.NAME));
    }

    private static boolean leadsTo(Part part, StoredSnapshot.Published snapshot) {
        return part.id().equals(snapshot.id().toString())
                && part.to() == snapshot.manifest().sequence();
    }

    private Part link(long from, StoredSnapshot.Published to, ChangeList list) throws IOException {
        Part part = part(from, to.manifest().sequence(), to.id().toString());
        Files.deleteIfExists(part.file());
        Files.createLink(part.file(), list.file());
        return part;
    }

    private void merge(List<Part> chain) throws IOException {
        long later = 0;
        for (Part part : chain.subList(1, chain.size())) {
            later += Files.size(part.file());
        }
        if (later > GROWTH * Files.size(chain.getFirst().file())) {
            Part last = chain.getLast();
            Part merged = part(0, last.to(), last.id());
            List<ChangeList> lists = chain.stream().map(Part::list).toList();
            new UnfinishedList(job).write(file -> ChangeList.writeWhole(lists, file), merged.file());
            chain.clear();
            chain.add(merged);
        }
    }

    private Part part(long from, long to, String id) {
        return new Part(from, to, id, job.changes().resolve("%s%d-%d-of-%s.ndjson.gz".formatted(PREFIX, from, to, id)));
    }

    /** From nothing on, each goes on where the one before has led. What a merge has left behind, when it was broken off, is passed over. */
    private List<Part> chain() throws IOException {
        List<Part> all = all();
        List<Part> chain = new ArrayList<>();
        long reached = 0;
        for (Optional<Part> next = after(reached, all); next.isPresent(); next = after(reached, all)) {
            chain.add(next.get());
            reached = next.get().to();
        }
        return chain;
    }

    private static Optional<Part> after(long reached, List<Part> all) {
        return all.stream()
                .filter(part -> part.from() == reached && part.to() > reached)
                .max(Comparator.comparingLong(Part::to));
    }

    private List<Part> all() throws IOException {
        List<Part> parts = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(job.changes(), PREFIX + "*")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    parts.add(new Part(
                            Long.parseLong(name.group("from")),
                            Long.parseLong(name.group("to")),
                            name.group("id"),
                            file));
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing has expired yet.
            return List.of();
        }
        return parts;
    }
}
