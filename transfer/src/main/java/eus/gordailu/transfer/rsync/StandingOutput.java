package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.OutputListener;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Listens to {@link PushCommand#look}: which of the directories are there, which are something else, and which of the marks are there. */
public final class StandingOutput implements OutputListener {

    private final RsyncOutput messages = new RsyncOutput(List.of(), _ -> {});
    private final Set<TreePath> there = new HashSet<>();
    private final Set<String> marks;
    private Optional<TreePath> other = Optional.empty();
    private Optional<TreePath> marked = Optional.empty();

    /** Marks are names of files. */
    public StandingOutput(List<String> marks) {
        this.marks = Set.copyOf(marks);
    }

    @Override
    public synchronized void standardOutput(byte[] bytes) {
        Optional<ItemizedLine> line = ItemizedLine.parseSent(bytes);
        if (line.isEmpty()) {
            messages.standardOutput(bytes);
            return;
        }
        TreePath path = line.get().path();
        if (!path.isRoot() && marks.contains(path.name())) {
            marked = marked.or(() -> Optional.of(path.parent()));
        } else if (line.get().change().filter(Change.Created.class::isInstance).isPresent()) {
            other = other.or(() -> Optional.of(path));
        } else {
            there.add(path);
        }
    }

    @Override
    public void standardError(byte[] line) {
        messages.standardError(line);
    }

    public RsyncOutput messages() {
        return messages;
    }

    public synchronized boolean isThere(TreePath directory) {
        return there.contains(directory);
    }

    /** The first that is no directory: a link, most likely. */
    public synchronized Optional<TreePath> other() {
        return other;
    }

    /** The first directory in which a mark stands. */
    public synchronized Optional<TreePath> marked() {
        return marked;
    }
}
