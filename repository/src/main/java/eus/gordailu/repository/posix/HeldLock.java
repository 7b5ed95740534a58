package eus.gordailu.repository.posix;

/**
 * A lock of flock(2): it belongs to the open file, so a second holder is refused in this process as in any other, and it
 * ends with the last process that has the file open.
 */
public final class HeldLock implements AutoCloseable {

    private final Descriptor descriptor;

    HeldLock(Descriptor descriptor) {
        this.descriptor = descriptor;
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
