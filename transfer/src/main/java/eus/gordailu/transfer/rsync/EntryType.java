package eus.gordailu.transfer.rsync;

/** What an entry of a tree is; special are sockets and named pipes. */
public enum EntryType {
    FILE('f'),
    DIRECTORY('d'),
    SYMLINK('L'),
    DEVICE('D'),
    SPECIAL('S');

    private final char letter;

    EntryType(char letter) {
        this.letter = letter;
    }

    static EntryType of(char letter) {
        for (EntryType type : values()) {
            if (type.letter == letter) {
                return type;
            }
        }
        throw new IllegalArgumentException("rsync knows no type " + letter);
    }
}
