package eus.gordailu.repository.posix;

import java.util.Arrays;

/** What kind of thing an entry is; numbers as in inode(7) and in the records of getdents64(2). */
public enum EntryType {
    FIFO(1),
    CHARACTER_DEVICE(2),
    DIRECTORY(4),
    BLOCK_DEVICE(6),
    FILE(8),
    SYMBOLIC_LINK(10),
    SOCKET(12);

    private static final EntryType[] BY_CODE = new EntryType[16];

    static {
        Arrays.stream(values()).forEach(type -> BY_CODE[type.code] = type);
    }

    private final int code;

    EntryType(int code) {
        this.code = code;
    }

    static boolean known(int code) {
        return code > 0 && code < BY_CODE.length && BY_CODE[code] != null;
    }

    static EntryType of(int code) {
        if (!known(code)) {
            throw new IllegalStateException("A file of type %d, which Linux has not".formatted(code));
        }
        return BY_CODE[code];
    }
}
