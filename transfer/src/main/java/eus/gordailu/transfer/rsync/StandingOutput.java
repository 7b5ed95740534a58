package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.OutputListener;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Listens to {@link PushCommand#look()}: which of the directories are there, and which are something else. */
public final class StandingOutput implements OutputListener {

    private final RsyncOutput messages;
    private final Set<TreePath> there = new HashSet<>();
    private Optional<TreePath> other = Optional.empty();

    public StandingOutput(RsyncOutput messages) {
        this.messages = messages;
    }

    @Override
    public synchronized void standardOutput(byte[] bytes) {
        Optional<ItemizedLine> line = ItemizedLine.parseSent(bytes);
        if (line.isEmpty()) {
            messages.standardOutput(bytes);
        } else if (line.get().change().filter(Change.Created.class::isInstance).isPresent()) {
            other = other.or(() -> Optional.of(line.get().path()));
        } else {
            there.add(line.get().path());
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
}
