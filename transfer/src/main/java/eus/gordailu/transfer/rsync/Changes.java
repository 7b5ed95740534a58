package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All that differs, in rsync's order. Held in a few bytes a path, and made into records only while it is walked through. */
public final class Changes implements Iterable<Change> {

    private enum Kind {
        DELETED,
        CREATED,
        ALTERED
    }

    /** All of a change but its paths: there are some hundreds at most. */
    private record Shape(Kind kind, EntryType type, Set<Difference> differences, boolean led) {}

    private final PathLog paths = new PathLog();
    private final PathLog leaders = new PathLog();
    private final ByteLog marks = new ByteLog();
    private final List<Shape> shapes = new ArrayList<>();
    private final Map<Shape, Integer> numbers = new HashMap<>();
    private OptionalLong firstPart = OptionalLong.empty();
    private long led;

    public static Changes of(Change... all) {
        Changes changes = new Changes();
        for (Change change : all) {
            changes.add(change);
        }
        return changes;
    }

    /** Those of two parts of a source, which were compared each by itself: no file has names in both. */
    public static Changes apart(Stream<Change> first, Stream<Change> second) {
        Changes changes = new Changes();
        first.forEach(changes::add);
        changes.firstPart = OptionalLong.of(changes.count());
        second.forEach(changes::add);
        return changes;
    }

    /** How many of them, from the beginning, are of the first part, if there were two. */
    public OptionalLong firstPart() {
        return firstPart;
    }

    public long count() {
        return marks.size() / 2;
    }

    public Stream<Change> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<Change> iterator() {
        return new Walk();
    }

    /** The leaders that differ themselves. The others are in the tree already, and only lack the new name. */
    public Set<TreePath> changedLeaders() {
        Set<TreePath> named = new HashSet<>();
        PathLog.Reader reader = leaders.reader();
        for (long i = 0; i < led; i++) {
            named.add(reader.next());
        }
        Set<TreePath> changed = new HashSet<>();
        if (!named.isEmpty()) {
            stream()
                    .filter(change -> !(change instanceof Change.Deleted))
                    .map(Change::path)
                    .filter(named::contains)
                    .forEach(changed::add);
        }
        return changed;
    }

    void add(Change change) {
        switch (change) {
            case Change.Deleted(var path, boolean directory) ->
                add(path, Kind.DELETED, directory ? EntryType.DIRECTORY : EntryType.FILE, Set.of(), Optional.empty());
            case Change.Created(var path, var type, var leader) -> add(path, Kind.CREATED, type, Set.of(), leader);
            case Change.Altered(var path, var type, var differences, var leader) ->
                add(path, Kind.ALTERED, type, differences, leader);
        }
    }

    /** How many have a leader. */
    long led() {
        return led;
    }

    /** What they take in memory, but for a little. */
    long bytes() {
        return paths.size() + leaders.size() + marks.size();
    }

    private void add(TreePath path, Kind kind, EntryType type, Set<Difference> differences, Optional<TreePath> leader) {
        Shape shape = new Shape(kind, type, differences, leader.isPresent());
        int number = numbers.computeIfAbsent(shape, fresh -> {
            shapes.add(fresh);
            return shapes.size() - 1;
        });
        marks.add(number >> 8);
        marks.add(number);
        paths.add(path);
        leader.ifPresent(leaders::add);
        led += leader.isPresent() ? 1 : 0;
    }

    private final class Walk implements Iterator<Change> {

        private final PathLog.Reader pathReader = paths.reader();
        private final PathLog.Reader leaderReader = leaders.reader();
        private long mark;

        @Override
        public boolean hasNext() {
            return mark < marks.size();
        }

        @Override
        public Change next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Shape shape = shapes.get(marks.at(mark) << 8 | marks.at(mark + 1));
            mark += 2;
            TreePath path = pathReader.next();
            Optional<TreePath> leader = shape.led() ? Optional.of(leaderReader.next()) : Optional.empty();
            return switch (shape.kind()) {
                case DELETED -> new Change.Deleted(path, shape.type() == EntryType.DIRECTORY);
                case CREATED -> new Change.Created(path, shape.type(), leader);
                case ALTERED -> new Change.Altered(path, shape.type(), shape.differences(), leader);
            };
        }
    }
}
