package eus.gordailu.repository.posix;

import java.io.IOException;
import java.util.Optional;

/**
 * A lock of flock(2): it belongs to the open file, so a second holder is refused in this process as in any other, and it
 * ends with the last process that has the file open.
 */
public final class HeldLock implements AutoCloseable {

    private final Descriptor descriptor;

    private HeldLock(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /** Takes the lock of an open file, or closes it when another has the lock. */
    static Optional<HeldLock> tryTake(Descriptor file, Object subject) throws IOException {
        try {
            Libc.call("flock", subject, state ->
                    (int) Libc.FLOCK.invokeExact(state, file.number(), Flags.LOCK_EX | Flags.LOCK_NB));
            return Optional.of(new HeldLock(file));
        } catch (PosixException e) {
            file.close();
            if (e.errno() == Errno.EAGAIN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Takes it together with others who share it, and waits for one who has it alone. */
    static HeldLock share(Descriptor file, Object subject) throws IOException {
        try {
            Libc.call("flock", subject, state -> (int) Libc.FLOCK.invokeExact(state, file.number(), Flags.LOCK_SH));
            return new HeldLock(file);
        } catch (PosixException e) {
            file.close();
            throw e;
        }
    }

    /** Whether it is still held: until closed. */
    public boolean held() {
        return descriptor.isOpen();
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
