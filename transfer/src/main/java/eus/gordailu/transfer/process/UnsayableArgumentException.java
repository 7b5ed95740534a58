package eus.gordailu.transfer.process;

import eus.gordailu.transfer.TransferException;

/**
 * An argument that would not reach the program as it is: it holds a NUL, or a character that the Java process's own
 * locale has no bytes for (Java would hand over a question mark instead, which names another file).
 */
public final class UnsayableArgumentException extends TransferException {

    private final String argument;

    UnsayableArgumentException(String argument, String charset) {
        super(
                "\"%s\" can't be handed to a program in the character set %s: start the worker with LC_ALL=C.UTF-8"
                        .formatted(Printable.text(argument), charset),
                null);
        this.argument = argument;
    }

    public String argument() {
        return argument;
    }
}
