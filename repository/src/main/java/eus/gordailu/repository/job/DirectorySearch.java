package eus.gordailu.repository.job;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.repository.document.UnreadableDocumentException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds job directories by the ids in their {@code job.json}. Looks first where the names lead. */
final class DirectorySearch {

    private final Path root;

    DirectorySearch(Path root) {
        this.root = root;
    }

    /**
     * The job's directory.
     *
     * @throws JobDirectoryDamagedException when there seems to be none, but it may be one of those that can't be read: begun anew, its
     *     snapshots would be out of reach
     */
    Optional<JobDirectory> find(JobRef job) throws IOException {
        Path named = byName(job);
        Optional<JobDirectory> there = read(named).filter(directory -> same(directory, job));
        if (there.isPresent()) {
            return there;
        }
        List<ClientDirectory> clients = clients();
        Optional<JobDirectory> found =
                jobs(clients).filter(directory -> same(directory, job)).findFirst();
        if (found.isEmpty()) {
            clients.forEach(client -> client.refuseToPassOver(job, named));
        }
        return found;
    }

    List<JobDirectory> all() throws IOException {
        return jobs(clients()).toList();
    }

    private static Stream<JobDirectory> jobs(List<ClientDirectory> clients) {
        return clients.stream().flatMap(client -> client.jobs().stream());
    }

    private List<ClientDirectory> clients() throws IOException {
        List<ClientDirectory> found = new ArrayList<>();
        for (Path path : ClientDirectory.directoriesIn(root)) {
            try {
                found.add(ClientDirectory.read(path));
            } catch (AccessDeniedException e) {
                // Of others, such as lost+found: everybody may look into a client's directory.
            }
        }
        return found;
    }

    private Path byName(JobRef job) {
        return root.resolve(Slug.of(job.clientName(), job.clientId().value()))
                .resolve(Slug.of(job.jobName(), job.jobId().value()));
    }

    private static Optional<JobDirectory> read(Path path) throws IOException {
        try {
            return JobIdentity.FILE.read(path).map(identity -> new JobDirectory(identity.job(), path));
        } catch (UnreadableDocumentException e) {
            // It may be another job's, and this one elsewhere.
            return Optional.empty();
        }
    }

    private static boolean same(JobDirectory directory, JobRef job) {
        return directory.job().jobId().equals(job.jobId());
    }
}
