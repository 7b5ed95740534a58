package eus.gordailu.repository.changes;

import java.util.Arrays;

/**
 * Keys of changes, held as 64 bits each (FNV-1a). Of ten million keys, two have the same bits with a probability of three in a
 * million.
 *
 * @see <a href="http://www.isthe.com/chongo/tech/comp/fnv/">FNV hash, by its authors</a>
 */
final class KeySet {

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int SMALLEST = 1 << 10;

    /** Zero stands for nothing. */
    private long[] table = new long[SMALLEST];

    private int size;

    /** Whether it was not there yet. */
    boolean add(String key) {
        return add(hash(key));
    }

    void addAll(KeySet others) {
        Arrays.stream(others.table).filter(hash -> hash != 0).forEach(this::add);
    }

    private boolean add(long hash) {
        if (2 * (size + 1) > table.length) {
            grow();
        }
        int at = place(table, hash);
        if (table[at] == hash) {
            return false;
        }
        table[at] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[2 * table.length];
        for (long hash : table) {
            if (hash != 0) {
                larger[place(larger, hash)] = hash;
            }
        }
        table = larger;
    }

    private static int place(long[] table, long hash) {
        int mask = table.length - 1;
        int at = (int) (hash ^ (hash >>> Integer.SIZE)) & mask;
        while (table[at] != 0 && table[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private static long hash(String key) {
        long hash = OFFSET_BASIS;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * PRIME;
        }
        return hash == 0 ? 1 : hash;
    }
}
