package eus.gordailu.repository.job;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.repository.document.UnreadableDocumentException;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.Errno;
import eus.gordailu.repository.posix.PosixException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the directory of one client holds: its jobs, and those of which it can't be read which they are. */
record ClientDirectory(List<JobDirectory> jobs, List<DamagedDirectory> damaged) {

    /** Gone meanwhile, a file, or a link that leads nowhere. Whatever else the disk answers with says nothing of what is there. */
    private static final Set<Errno> NO_DIRECTORY = EnumSet.of(Errno.ENOENT, Errno.ENOTDIR, Errno.ELOOP);

    ClientDirectory {
        jobs = List.copyOf(jobs);
        damaged = List.copyOf(damaged);
    }

    static ClientDirectory read(Path client) throws IOException {
        List<JobDirectory> jobs = new ArrayList<>();
        List<DamagedDirectory> damaged = new ArrayList<>();
        for (Path path : directoriesIn(client)) {
            try {
                JobIdentity.FILE
                        .read(path)
                        .map(identity -> new JobDirectory(identity.job(), path))
                        .ifPresent(jobs::add);
            } catch (UnreadableDocumentException e) {
                damaged.add(new DamagedDirectory(path, e));
            } catch (AccessDeniedException e) {
                damaged.add(new DamagedDirectory(
                        path, new AccessDeniedException(e.getFile(), null, "reading it is forbidden")));
            }
        }
        return new ClientDirectory(jobs, damaged);
    }

    static List<Path> directoriesIn(Path path) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, ClientDirectory::isVisible)) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    private static boolean isVisible(Path path) throws IOException {
        return !path.getFileName().toString().startsWith(".") && isDirectory(path);
    }

    private static boolean isDirectory(Path path) throws IOException {
        try {
            Directory.open(path).close();
            return true;
        } catch (PosixException e) {
            if (NO_DIRECTORY.contains(e.errno())) {
                return false;
            }
            if (e.errno() == Errno.EACCES) {
                return true;
            }
            throw e;
        }
    }

    boolean holdsJobsOf(JobRef job) {
        return jobs.stream().anyMatch(other -> other.job().clientId().equals(job.clientId()));
    }

    /**
     * To be asked when the job is nowhere to be seen.
     *
     * @param named where the job's names lead
     * @throws JobDirectoryDamagedException when it may be one of those that can't be read; another client's may not
     */
    void refuseToPassOver(JobRef job, Path named) {
        boolean others = !jobs.isEmpty() && !holdsJobsOf(job);
        for (DamagedDirectory directory : damaged) {
            if (directory.owner().map(job.jobId()::equals).orElseGet(() -> !others && directory.mayMatter(named))) {
                throw new JobDirectoryDamagedException(directory.path(), directory.problem());
            }
        }
    }
}
