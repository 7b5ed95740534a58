package eus.gordailu.repository.job;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.location.KeepOut;
import eus.gordailu.repository.location.LocationDirectory;
import eus.gordailu.repository.posix.Directory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The job directories of one location. */
public final class JobDirectories {

    private final Path root;
    private final KeepOut keepOut;
    private final DirectorySearch search;
    private final DirectoryCreation creation;

    public JobDirectories(LocationDirectory location) {
        this.root = location.path();
        this.keepOut = location.keepOut();
        this.search = new DirectorySearch(root);
        this.creation = new DirectoryCreation(root);
    }

    /**
     * The job's directory, wherever older names of client and job have put it; empty when it has none yet.
     *
     * @throws JobDirectoryDamagedException when it may be one that can't be read
     */
    public Optional<JobDirectory> find(JobRef job) {
        return new DiskWork("look for the directory of job " + job, root).run(() -> search.find(job));
    }

    /**
     * The job's directory, made when it has none yet, and kept out of backups. The names in {@code job.json} become those given.
     *
     * @throws JobDirectoryDamagedException when it may be one that can't be read
     */
    public JobDirectory openOrCreate(JobRef job) {
        return new DiskWork("open the directory of job " + job, root).run(() -> {
            Optional<JobDirectory> found = search.find(job);
            JobDirectory directory = found.isPresent() ? renamed(found.get(), job) : creation.create(job);
            keepOut(root);
            keepOut(directory.path());
            return directory;
        });
    }

    private void keepOut(Path path) throws IOException {
        try (Directory directory = Directory.open(path)) {
            keepOut.place(directory);
        }
    }

    /** Every job that has a directory here, by what its {@code job.json} says; unreadable ones are left out. */
    public List<JobDirectory> all() {
        return new DiskWork("list the jobs", root).run(search::all);
    }

    private static JobDirectory renamed(JobDirectory found, JobRef job) throws IOException {
        if (!found.job().equals(job)) {
            try (Directory directory = Directory.open(found.path())) {
                JobIdentity.FILE.write(directory, new JobIdentity(JobIdentity.FORMAT, job));
            }
        }
        return new JobDirectory(job, found.path());
    }
}
