package eus.gordailu.repository.job;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes job directories: whole with their {@code job.json}, by one rename, never over something that is there. */
final class DirectoryCreation {

    private final Path root;

    DirectoryCreation(Path root) {
        this.root = root;
    }

    JobDirectory create(JobRef job) throws IOException {
        Path clientPath = root.resolve(clientName(job));
        try (Directory location = Directory.open(root)) {
            location.ensureDirectory(FileName.of(clientPath.getFileName().toString()), 0755);
            location.sync();
        }
        try (Directory client = Directory.open(clientPath)) {
            return new JobDirectory(job, clientPath.resolve(create(client, job)));
        }
    }

    private static String create(Directory client, JobRef job) throws IOException {
        FileName begun = FileName.of(".new-" + job.jobId());
        client.ensureDirectory(begun, 0700);
        try (Directory directory = client.child(begun)) {
            for (String name : List.of(JobDirectory.SNAPSHOTS, JobDirectory.EXPIRED, JobDirectory.PINS)) {
                directory.ensureDirectory(FileName.of(name), 0700);
            }
            JobIdentity.FILE.write(directory, new JobIdentity(JobIdentity.FORMAT, job));
        }
        String name = jobName(client, job);
        client.moveTo(client, begun, FileName.of(name));
        client.sync();
        return name;
    }

    private static String jobName(Directory client, JobRef job) throws IOException {
        String name = Slug.of(job.jobName(), job.jobId().value());
        return client.has(FileName.of(name))
                ? Slug.distinct(job.jobName(), job.jobId().value())
                : name;
    }

    /** A client's directory is known by the jobs in it; one that holds other things is nobody's. */
    private String clientName(JobRef job) throws IOException {
        String name = Slug.of(job.clientName(), job.clientId().value());
        boolean ours = isFree(name) || ClientDirectory.read(root.resolve(name)).holdsJobsOf(job);
        return ours ? name : Slug.distinct(job.clientName(), job.clientId().value());
    }

    private boolean isFree(String name) throws IOException {
        try (Directory location = Directory.open(root)) {
            FileName file = FileName.of(name);
            if (!location.has(file)) {
                return true;
            }
            try (Directory client = location.child(file)) {
                return client.empty();
            }
        }
    }
}
