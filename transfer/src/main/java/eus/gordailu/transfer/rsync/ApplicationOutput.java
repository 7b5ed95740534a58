package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.OutputListener;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Listens while changes are fetched, and notes which of the awaited paths rsync came by. The rest it hands on. */
public final class ApplicationOutput implements OutputListener {

    private final RsyncOutput messages;
    private final Set<TreePath> awaited;

    public ApplicationOutput(RsyncOutput messages, Collection<TreePath> awaited) {
        this.messages = messages;
        this.awaited = new HashSet<>(awaited);
    }

    @Override
    public synchronized void standardOutput(byte[] bytes) {
        Optional<ItemizedLine> line = ItemizedLine.parse(bytes);
        if (line.isPresent()) {
            awaited.remove(line.get().path());
        } else {
            messages.standardOutput(bytes);
        }
    }

    @Override
    public void standardError(byte[] line) {
        messages.standardError(line);
    }

    public RsyncOutput messages() {
        return messages;
    }

    /** rsync says nothing of a path that it did not bring because a pattern excludes it. */
    public synchronized boolean cameBy(TreePath path) {
        return !awaited.contains(path);
    }
}
