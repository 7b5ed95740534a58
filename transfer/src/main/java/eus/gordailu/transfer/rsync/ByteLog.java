package eus.gordailu.transfer.rsync;

import java.util.ArrayList;
import java.util.List;

/** Bytes that are only added, in pieces: growing copies nothing, and one byte costs one byte. */
final class ByteLog {

    private static final int PIECE = 1 << 18;

    private final List<byte[]> pieces = new ArrayList<>();
    private long size;

    void add(int octet) {
        int at = (int) (size % PIECE);
        if (at == 0) {
            pieces.add(new byte[PIECE]);
        }
        pieces.getLast()[at] = (byte) octet;
        size++;
    }

    int at(long index) {
        return pieces.get((int) (index / PIECE))[(int) (index % PIECE)] & 0xff;
    }

    long size() {
        return size;
    }
}
