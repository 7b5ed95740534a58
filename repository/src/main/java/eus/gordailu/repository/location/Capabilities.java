package eus.gordailu.repository.location;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.PosixException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a file system can do that a location needs: hard links by which a file is known again, and attributes beside those of
 * the mode. Found out by trying.
 *
 * @param inodesTold whether a listing tells the inodes that the files have. Some file systems of user space give any number there
 */
record Capabilities(boolean hardLinks, boolean inodesTold, boolean extendedAttributes) {

    private static final FileName PROBE = FileName.of(".gordailu-probe");
    private static final FileName LINK = FileName.of(".gordailu-probe.link");
    private static final String ATTRIBUTE = "user.gordailu.probe";

    /** How a file system says that it knows no such thing. */
    private static final Set<Errno> UNKNOWN =
            EnumSet.of(Errno.EPERM, Errno.EOPNOTSUPP, Errno.ENOSYS, Errno.EINVAL, Errno.EMLINK, Errno.EXDEV);

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    /** Tries in a directory, and leaves nothing behind. */
    static Capabilities of(Directory directory) throws IOException {
        clean(directory);
        directory.write(PROBE, new byte[0]);
        try (Inode probe = directory.inode(PROBE)) {
            boolean hardLinks = works(() -> probe.linkTo(directory, LINK));
            return new Capabilities(
                    hardLinks && probe.status().links() == 2,
                    inodesTold(directory),
                    works(() -> probe.setExtended(ATTRIBUTE, "1")));
        } finally {
            clean(directory);
        }
    }

    /** Both names of the one file, and whatever else is there. */
    private static boolean inodesTold(Directory directory) throws IOException {
        AtomicBoolean told = new AtomicBoolean(true);
        directory.list(entry -> {
            if (!entry.directory() && directory.has(entry.name())) {
                told.compareAndSet(true, directory.status(entry.name()).inode() == entry.inode());
            }
        });
        return told.get();
    }

    private static void clean(Directory directory) throws IOException {
        directory.unlinkIfThere(LINK);
        directory.unlinkIfThere(PROBE);
    }

    private static boolean works(Attempt attempt) throws IOException {
        try {
            attempt.run();
            return true;
        } catch (PosixException e) {
            if (UNKNOWN.contains(e.errno())) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Refuses what no backup can be kept on. Without attributes only root may go on, who gives files their owners; anybody
     * else keeps even those in an attribute.
     *
     * @throws LocationUnsuitableException when hard links are missing, or attributes and the rights of root
     */
    void require(LocationId id, Path path, boolean root) {
        if (!hardLinks) {
            throw new LocationUnsuitableException(
                    id,
                    path,
                    "its file system has no hard links, so every snapshot would take the whole"
                            + " room again. Choose a directory on ext4, XFS or Btrfs");
        }
        if (!inodesTold) {
            throw new LocationUnsuitableException(
                    id,
                    path,
                    "its file system lists files by numbers that are not theirs, so it can't be told which file of a snapshot is"
                            + " which. Choose a directory on ext4, XFS or Btrfs, not one that is mounted by way of a program");
        }
        if (!extendedAttributes && !root) {
            throw new LocationUnsuitableException(
                    id,
                    path,
                    "its file system has no extended attributes, in which a worker that is not"
                            + " root keeps the owners of files. Choose a directory on ext4, XFS or Btrfs, or run the worker as root");
        }
    }

    /** What is lost on this file system, in a sentence; empty when nothing is. */
    Optional<String> shortcoming(Path path) {
        return extendedAttributes
                ? Optional.empty()
                : Optional.of(
                        "The file system of %s has no extended attributes: access lists and attributes of files are not kept; move to ext4, XFS or Btrfs to keep them"
                                .formatted(path));
    }
}
