package eus.gordailu.repository.location;

import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.posix.PosixException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** One piece of work on the disk: what it is (a verb phrase for the message) and where. Turns the disk's refusals into our exceptions. */
public record DiskWork(String what, Path where) {

    /** The work itself. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Work that gives nothing back. */
    @FunctionalInterface
    public interface Task {
        void run() throws IOException;
    }

    /**
     * Carries it out.
     *
     * @throws LocationFullException when no space, no inode or no quota is left
     * @throws LocationNotWritableException when writing is forbidden or the file system is read-only
     * @throws LocationFailingException when the disk fails in any other way
     */
    public <T> T run(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** As {@link #run}, for work without a result. */
    public void perform(Task task) {
        try {
            task.run();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private RepositoryException refused(IOException e) {
        return switch (e) {
            case PosixException posix -> refused(posix);
            case AccessDeniedException denied -> new LocationNotWritableException(this, denied);
            default -> new LocationFailingException(this, e);
        };
    }

    private RepositoryException refused(PosixException e) {
        return switch (e.errno()) {
            case ENOSPC, EDQUOT -> new LocationFullException(this, e);
            case EACCES, EPERM, EROFS -> new LocationNotWritableException(this, e);
            case ENOENT,
                    EINTR,
                    EIO,
                    ENXIO,
                    EAGAIN,
                    EBUSY,
                    EEXIST,
                    EXDEV,
                    ENOTDIR,
                    EISDIR,
                    EINVAL,
                    ENFILE,
                    EMFILE,
                    EFBIG,
                    EMLINK,
                    ENAMETOOLONG,
                    ENOSYS,
                    ENOTEMPTY,
                    ELOOP,
                    EOPNOTSUPP,
                    ESTALE,
                    OTHER -> new LocationFailingException(this, e);
        };
    }
}
