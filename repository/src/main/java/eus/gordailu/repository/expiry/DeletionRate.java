package eus.gordailu.repository.expiry;

/** How fast expired snapshots may be deleted, so that a disk has time for others: files and directories a second; 0 is without bound. */
public record DeletionRate(int filesPerSecond) {

    public static final DeletionRate UNBOUNDED = new DeletionRate(0);

    public DeletionRate {
        if (filesPerSecond < 0) {
            throw new IllegalArgumentException(
                    "A deletion rate is at least 0 files a second: correct the negative one");
        }
    }

    long nanosPerFile() {
        return filesPerSecond == 0 ? 0 : 1_000_000_000L / filesPerSecond;
    }
}
