package eus.gordailu.transfer.rsync;

/** Something that a finished run could not copy as it was. The code is stable; the sentence names the file when rsync does. */
public record Warning(String code, String sentence) {

    static final String VANISHED = "file.vanished";
    static final String NOT_COPIED = "file.not-copied";
    static final String MORE = "file.more";

    static Warning of(RsyncMessage message) {
        return message.operation().equals("vanished")
                ? new Warning(VANISHED, message.line())
                : new Warning(NOT_COPIED, message.line());
    }

    static Warning more(long count) {
        return new Warning(MORE, "and %d more messages of this kind".formatted(count));
    }
}
