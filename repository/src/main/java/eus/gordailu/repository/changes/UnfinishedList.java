package eus.gordailu.repository.changes;

import eus.gordailu.repository.job.JobDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A list that is made of others, under another name until it is whole. */
final class UnfinishedList {

    private final Path unfinished;

    UnfinishedList(JobDirectory job) {
        this.unfinished = job.changes().resolve("unfinished");
    }

    interface Content {
        void writeTo(OutputStream file) throws IOException;
    }

    void write(Content content, Path file) throws IOException {
        try {
            try (OutputStream list = Files.newOutputStream(unfinished)) {
                content.writeTo(list);
            }
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
