package eus.gordailu.repository.location;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.PosixException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file by which rsync leaves backups out of a backup: it stands in the location and in each job's directory, so that they are known
 * by whatever path, mount or name of this machine a job comes to them. Its name is the location's secret: nobody else can hide
 * anything with such a file.
 *
 * @param name a rule for this name makes rsync read the file in every directory
 * @see <a href="https://download.samba.org/pub/rsync/rsync.1#MERGE-FILE_FILTER_RULES">rsync(1), merge-file filter rules</a>
 */
public record KeepOut(String name) {

    private static final String PREFIX = ".gordailu-keep-out-";
    private static final byte[] EVERYTHING = "*\n".getBytes(StandardCharsets.US_ASCII);

    /** Whoever makes the backup may be somebody else than who has made the location. */
    private static final int READABLE = 0644;

    static KeepOut withSecret(String secret) {
        return new KeepOut(PREFIX + secret);
    }

    /** Whether a file of this name is one, of whatever location. */
    static boolean is(FileName file) {
        return file.octets().startsWith(PREFIX);
    }

    /** Keeps rsync out of this directory, from its next run on. */
    public void place(Directory directory) throws IOException {
        FileName file = FileName.of(name);
        if (!directory.has(file)) {
            write(directory, file);
            try (Inode inode = directory.inode(file)) {
                inode.mode(READABLE);
            }
        }
    }

    /** Two jobs may do so at once, for the location. */
    private static void write(Directory directory, FileName file) throws IOException {
        try {
            directory.write(file, EVERYTHING);
        } catch (PosixException e) {
            if (e.errno() != Errno.ENOENT || !directory.has(file)) {
                throw e;
            }
        }
    }

    /** Whether it stands in this directory. */
    public boolean standsIn(Path directory) {
        return Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }
}
