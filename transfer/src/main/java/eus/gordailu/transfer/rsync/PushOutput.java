package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.process.OutputListener;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Listens while paths are brought to a client, or while rsync tells what that would change; hands each change on. */
public final class PushOutput implements OutputListener {

    private final RsyncOutput messages;
    private final Consumer<Change> changes;

    public PushOutput(Consumer<RsyncProgress> progress, Consumer<Change> changes) {
        this.messages = new RsyncOutput(List.of(), progress);
        this.changes = changes;
    }

    @Override
    public void standardOutput(byte[] bytes) {
        Optional<ItemizedLine> line = ItemizedLine.parseSent(bytes);
        if (line.isEmpty()) {
            messages.standardOutput(bytes);
        } else {
            line.get().change().ifPresent(changes);
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
