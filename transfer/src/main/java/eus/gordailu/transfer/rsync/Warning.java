package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;

/** Something that a finished run could not copy as it was. The code is stable; the sentence names the file when rsync does. */
public record Warning(String code, String sentence) {

    static final String VANISHED = "file.vanished";
    static final String NOT_COPIED = "file.not-copied";
    static final String MORE = "file.more";
    static final String FULL_INODE = "file.full-inode";

    static Warning of(RsyncMessage message) {
        return message.operation().equals("vanished")
                ? new Warning(VANISHED, message.line())
                : new Warning(NOT_COPIED, message.line());
    }

    /** So many files have as many hard links as the file system allows, and were copied instead of linked. */
    public static Warning fullInodes(long count, TreePath first) {
        return new Warning(
                FULL_INODE,
                "%d files have as many hard links as the file system allows, and were copied instead: first %s"
                        .formatted(count, first));
    }

    static Warning more(long count) {
        return new Warning(MORE, "and %d more messages of this kind".formatted(count));
    }
}
