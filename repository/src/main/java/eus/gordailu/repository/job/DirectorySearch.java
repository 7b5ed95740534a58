package eus.gordailu.repository.job;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.repository.document.UnreadableDocumentException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds job directories by the ids in their {@code job.json}. Looks first where the names lead. */
final class DirectorySearch {

    private final Path root;

    DirectorySearch(Path root) {
        this.root = root;
    }

    Optional<JobDirectory> find(JobRef job) throws IOException {
        Path named = byName(job);
        Optional<JobDirectory> there = read(named);
        if (there.filter(directory -> same(directory, job)).isPresent()) {
            return there;
        }
        return all().stream().filter(directory -> same(directory, job)).findFirst();
    }

    List<JobDirectory> all() throws IOException {
        List<JobDirectory> found = new ArrayList<>();
        for (Path client : directories(root)) {
            found.addAll(ofClient(client));
        }
        return found;
    }

    /** The jobs in one client's directory. */
    List<JobDirectory> ofClient(Path client) throws IOException {
        List<JobDirectory> found = new ArrayList<>();
        for (Path path : directories(client)) {
            try {
                read(path).ifPresent(found::add);
            } catch (JobDirectoryDamagedException e) {
                // Another job's damage must not stop this one; its own is met where its name leads.
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
            throw new JobDirectoryDamagedException(path, e);
        }
    }

    private static boolean same(JobDirectory directory, JobRef job) {
        return directory.job().jobId().equals(job.jobId());
    }

    private static List<Path> directories(Path path) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, DirectorySearch::isVisible)) {
            entries.forEach(found::add);
        }
        return found;
    }

    private static boolean isVisible(Path path) {
        return !path.getFileName().toString().startsWith(".") && Files.isDirectory(path) && Files.isReadable(path);
    }
}
