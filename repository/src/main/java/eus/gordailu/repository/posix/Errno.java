package eus.gordailu.repository.posix;

import java.util.Arrays;

/** What the system said when it refused a call; numbers as on Linux (errno(3)). */
public enum Errno {
    EPERM(1),
    ENOENT(2),
    EINTR(4),
    EIO(5),
    ENXIO(6),
    EAGAIN(11),
    EACCES(13),
    EBUSY(16),
    EEXIST(17),
    EXDEV(18),
    ENOTDIR(20),
    EISDIR(21),
    EINVAL(22),
    ENFILE(23),
    EMFILE(24),
    EFBIG(27),
    ENOSPC(28),
    EROFS(30),
    EMLINK(31),
    ENAMETOOLONG(36),
    ENOSYS(38),
    ENOTEMPTY(39),
    ELOOP(40),
    EOPNOTSUPP(95),
    ESTALE(116),
    EDQUOT(122),
    /** Any other; the exception that carries it has the number. */
    OTHER(0);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    static Errno of(int number) {
        return Arrays.stream(values())
                .filter(errno -> errno.number == number)
                .findFirst()
                .orElse(OTHER);
    }
}
