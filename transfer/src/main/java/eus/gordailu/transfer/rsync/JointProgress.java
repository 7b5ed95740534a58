package eus.gordailu.transfer.rsync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How far several runs of rsync are together that are under way at the same time. */
public final class JointProgress {

    private final Consumer<RsyncProgress> progress;
    private final List<Optional<RsyncProgress>> last = new ArrayList<>();

    public JointProgress(Consumer<RsyncProgress> progress) {
        this.progress = progress;
    }

    /** For one run more. */
    public synchronized Consumer<RsyncProgress> part() {
        int part = last.size();
        last.add(Optional.empty());
        return now -> take(part, now);
    }

    private synchronized void take(int part, RsyncProgress now) {
        last.set(part, Optional.of(now));
        last.stream().flatMap(Optional::stream).reduce(RsyncProgress::beside).ifPresent(progress);
    }
}
