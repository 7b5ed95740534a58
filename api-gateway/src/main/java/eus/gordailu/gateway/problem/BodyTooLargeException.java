package eus.gordailu.gateway.problem;

import java.io.IOException;

/** A body went on beyond its limit. */
final class BodyTooLargeException extends IOException {

    BodyTooLargeException() {
        super(BodyLimit.SENTENCE);
    }
}
