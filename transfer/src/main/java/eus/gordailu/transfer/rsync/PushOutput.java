package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.process.OutputListener;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Listens while paths are brought to a client, or while rsync tells what that would change; hands each change on. */
public final class PushOutput implements OutputListener {

    private final RsyncOutput messages;
    private final Consumer<Change> changes;
    private final Set<String> keepOuts;

    /** What holds a file of one of these names is never to be deleted. */
    public PushOutput(RsyncOutput messages, Consumer<Change> changes, Set<String> keepOuts) {
        this.messages = messages;
        this.changes = changes;
        this.keepOuts = Set.copyOf(keepOuts);
    }

    /**
     * @throws KeepOutMetException which ends the run
     */
    @Override
    public void standardOutput(byte[] bytes) {
        Optional<ItemizedLine> line = ItemizedLine.parseSent(bytes);
        if (line.isEmpty()) {
            messages.standardOutput(bytes);
            return;
        }
        Optional<Change> change = line.get().change();
        if (change.isPresent()) {
            if (change.get() instanceof Change.Deleted(var path, var _) && keepOuts.contains(path.name())) {
                throw new KeepOutMetException(path);
            }
            changes.accept(change.get());
        }
    }

    @Override
    public void standardError(byte[] line) {
        messages.standardError(line);
    }

    public RsyncOutput messages() {
        return messages;
    }
}
