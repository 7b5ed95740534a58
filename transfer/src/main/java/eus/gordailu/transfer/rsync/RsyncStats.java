package eus.gordailu.transfer.rsync;

import java.util.Map;

/** What {@code rsync --stats} counts, directories left out. Bytes of files are sizes; literal is what was new, matched what a basis had. */
public record RsyncStats(
        long files,
        long createdFiles,
        long deletedFiles,
        long transferredFiles,
        long totalBytes,
        long transferredBytes,
        long literalBytes,
        long matchedBytes,
        long bytesSent,
        long bytesReceived) {

    /** Nothing was counted: the run ended before. */
    public static final RsyncStats NONE = new RsyncStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Of two runs over parts that have no file in common. */
    public RsyncStats plus(RsyncStats other) {
        return new RsyncStats(
                files + other.files,
                createdFiles + other.createdFiles,
                deletedFiles + other.deletedFiles,
                transferredFiles + other.transferredFiles,
                totalBytes + other.totalBytes,
                transferredBytes + other.transferredBytes,
                literalBytes + other.literalBytes,
                matchedBytes + other.matchedBytes,
                bytesSent + other.bytesSent,
                bytesReceived + other.bytesReceived);
    }

    /** With fewer files transferred: those that another run counts were not. */
    public RsyncStats withoutTransfersOf(RsyncStats other) {
        return new RsyncStats(
                files,
                createdFiles,
                deletedFiles,
                transferredFiles - other.transferredFiles,
                totalBytes,
                transferredBytes - other.transferredBytes,
                literalBytes,
                matchedBytes,
                bytesSent,
                bytesReceived);
    }

    static RsyncStats of(Map<String, Long> counted) {
        return new RsyncStats(
                counted.getOrDefault("Number of files", 0L),
                counted.getOrDefault("Number of created files", 0L),
                counted.getOrDefault("Number of deleted files", 0L),
                counted.getOrDefault("Number of regular files transferred", 0L),
                counted.getOrDefault("Total file size", 0L),
                counted.getOrDefault("Total transferred file size", 0L),
                counted.getOrDefault("Literal data", 0L),
                counted.getOrDefault("Matched data", 0L),
                counted.getOrDefault("Total bytes sent", 0L),
                counted.getOrDefault("Total bytes received", 0L));
    }
}
