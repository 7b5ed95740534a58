package eus.gordailu.repository.changes;

import eus.gordailu.repository.job.JobDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A list that is made of two others, under another name until it is whole. */
final class UnfinishedList {

    private final Path unfinished;

    UnfinishedList(JobDirectory job) {
        this.unfinished = job.changes().resolve("unfinished");
    }

    void write(ChangeList first, ChangeList second, Path file) throws IOException {
        try {
            first.writeWith(second, Files.newOutputStream(unfinished));
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // The disk may be full, and somebody waits for room.
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }
}
