package eus.gordailu.repository.changes;

import java.io.IOException;

/** Nobody wants the change list any more. */
public final class BrokenOffException extends IOException {

    private static final long serialVersionUID = 1;

    BrokenOffException() {
        super("The listing of changes was broken off");
    }
}
