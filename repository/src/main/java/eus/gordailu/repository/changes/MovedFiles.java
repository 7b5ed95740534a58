package eus.gordailu.repository.changes;

import eus.gordailu.repository.posix.FileStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what has left one place and come to another: files of which one of the same size and time has gone. A file that is moved keeps both; what is
 * written anew has another time, and of what is unpacked from an archive nothing has gone. Of very many kinds of files a random share is looked at, and
 * stands for all.
 */
final class MovedFiles {

    /** Some ten megabytes. */
    private static final int REMEMBERED = 100_000;

    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

    private final int remembered;

    /** How many more have gone than have come; fewer, if it is negative. */
    private final Map<Kind, Integer> gone = new HashMap<>();

    /** One kind in two to the power of this is looked at. */
    private int rarity;

    private long files;
    private long bytes;

    private record Kind(long size, long seconds, int nanos) {

        static Kind of(FileStatus status) {
            return new Kind(
                    status.size(),
                    status.modified().seconds(),
                    status.modified().nanos());
        }

        /** Spread over all numbers, whatever sizes and times there are. */
        private long mixed() {
            long mixed = ((size * GOLDEN_RATIO) ^ seconds) * GOLDEN_RATIO + nanos;
            mixed = (mixed ^ (mixed >>> 32)) * GOLDEN_RATIO;
            return mixed ^ (mixed >>> 29);
        }

        boolean isAmong(int rarity) {
            return (mixed() & ((1L << rarity) - 1)) == 0;
        }
    }

    MovedFiles() {
        this(REMEMBERED);
    }

    MovedFiles(int remembered) {
        this.remembered = remembered;
    }

    void left(FileStatus file) {
        met(file, 1);
    }

    void came(FileStatus file) {
        met(file, -1);
    }

    private void met(FileStatus file, int by) {
        Kind kind = Kind.of(file);
        while (gone.size() >= remembered) {
            rarity++;
            gone.keySet().removeIf(other -> !other.isAmong(rarity));
        }
        if (kind.isAmong(rarity)) {
            int before = gone.getOrDefault(kind, 0);
            if (Integer.signum(before) == -by) {
                files += 1L << rarity;
                bytes += file.size() << rarity;
            }
            gone.put(kind, before + by);
        }
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }
}
