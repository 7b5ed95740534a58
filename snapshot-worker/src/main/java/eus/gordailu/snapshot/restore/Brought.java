package eus.gordailu.snapshot.restore;

import eus.gordailu.transfer.rsync.RsyncProgress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How far a restore is, over all runs of rsync that it takes: each tells of itself alone. */
final class Brought implements Consumer<RsyncProgress> {

    private final Consumer<RsyncProgress> told;
    private volatile @Nullable RsyncProgress earlier;
    private volatile @Nullable RsyncProgress last;

    Brought(Consumer<RsyncProgress> told) {
        this.told = told;
    }

    @Override
    public void accept(RsyncProgress said) {
        RsyncProgress before = earlier;
        RsyncProgress all = before == null ? said : said.after(before);
        last = all;
        told.accept(all);
    }

    /** From here on another run tells. */
    void again() {
        earlier = last;
    }

    /** Of the runs before the last one. */
    long filesBefore() {
        RsyncProgress before = earlier;
        return before == null ? 0 : before.transferredFiles();
    }

    /** Of those too; what was on its way when one was broken off counts with both. */
    long bytesBefore() {
        RsyncProgress before = earlier;
        return before == null ? 0 : before.bytes();
    }
}
