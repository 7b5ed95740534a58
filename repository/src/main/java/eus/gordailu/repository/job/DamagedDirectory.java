package eus.gordailu.repository.job;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.repository.document.JsonFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory whose {@code job.json} can't be read. Whose it is, the manifests of its snapshots say too. */
record DamagedDirectory(Path path, IOException problem) {

    private static final JsonFile<Signature> MANIFEST = new JsonFile<>("manifest.json", Signature.class);

    /** What a manifest says of its job. */
    private record Signature(@Nullable JobRef job) {}

    /** Whose it is by the first manifest that can be read. */
    Optional<JobId> owner() {
        try {
            return snapshots().stream().flatMap(DamagedDirectory::owner).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a job may be lost with it: one of this name, or one that has snapshots, or may have some. */
    boolean mayMatter(Path named) {
        try {
            return path.equals(named) || !snapshots().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    private List<Path> snapshots() throws IOException {
        try {
            return ClientDirectory.directoriesIn(path.resolve(JobDirectory.SNAPSHOTS));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Stream<JobId> owner(Path snapshot) {
        try {
            return MANIFEST.read(snapshot).map(Signature::job).map(JobRef::jobId).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
