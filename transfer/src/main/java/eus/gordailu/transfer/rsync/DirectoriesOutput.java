package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.process.OutputListener;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Listens while directories are looked at, and notes one that is none. The rest it hands on. */
public final class DirectoriesOutput implements OutputListener {

    private static final String REFUSED = "ABORTING due to invalid path from sender: ";

    /** Some megabytes. */
    private static final int REMEMBERED = 100_000;

    private final RsyncOutput messages;
    private final Set<TreePath> named = new HashSet<>();
    private boolean forgotten;
    private @Nullable TreePath other;

    public DirectoriesOutput(RsyncOutput messages) {
        this.messages = messages;
    }

    @Override
    public synchronized void standardOutput(byte[] bytes) {
        Optional<ItemizedLine> line = ItemizedLine.parse(bytes);
        if (line.isEmpty()) {
            messages.standardOutput(bytes);
        } else if (isDirectory(line.get())) {
            note(line.get().path());
        } else if (other == null) {
            other = line.get().path();
        }
    }

    private void note(TreePath directory) {
        if (named.size() < REMEMBERED) {
            named.add(directory);
        } else {
            forgotten = true;
        }
    }

    /** Whether it was named as a directory; of too many to remember, each is taken to have been. */
    public synchronized boolean named(TreePath directory) {
        return forgotten || named.contains(directory);
    }

    /** What would make way for something else is named too. */
    private static boolean isDirectory(ItemizedLine line) {
        return line.isDirectory()
                || line.change().filter(Change.Deleted.class::isInstance).isPresent();
    }

    @Override
    public void standardError(byte[] line) {
        messages.standardError(line);
    }

    public RsyncOutput messages() {
        return messages;
    }

    /** The first that is no directory. */
    public synchronized Optional<TreePath> other() {
        return Optional.ofNullable(other).or(this::refused);
    }

    /** rsync 3.5 refuses a list with something below what is no directory; what it had named by then may be lost. */
    private Optional<TreePath> refused() {
        return messages.lines().stream()
                .filter(line -> line.startsWith(REFUSED))
                .map(line -> line.substring(REFUSED.length()))
                .filter(name -> name.contains("/"))
                .map(name -> TreePath.of(RsyncMessage.decodedBytes(name)).parent())
                .findFirst();
    }
}
