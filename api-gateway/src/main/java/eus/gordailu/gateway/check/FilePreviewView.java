package eus.gordailu.gateway.check;

import eus.gordailu.contracts.check.FilesPreview;
import eus.gordailu.contracts.run.Failure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a backup would bring and leave out. */
@Schema(name = "FilePreview")
record FilePreviewView(
        String workerId,

        @Schema(description = "Whether all was looked at; if not, the numbers are at least these")
        boolean complete,

        @Schema(description = "Why nothing, or not all, could be seen") @Nullable
        String problem,

        @Schema(description = "How many files would be brought")
        long files,

        @Schema(description = "Of those files") long bytes,
        @Schema(description = "The first 500") List<Brought> brought,

        @Schema(
                description =
                        "How many things patterns would leave out; of a directory it alone is counted. Absent where an rsync daemon or a restricted key sends, which does not tell")
        @Nullable
        Long leftOut,

        @Schema(description = "The first 500; none from an rsync daemon, which does not tell")
        List<LeftOut> leftOutFirst) {

    /** A directory's path has a slash at its end. */
    @Schema(name = "BroughtFile")
    record Brought(String path, long bytes) {}

    /** What it is, and the pattern that it fits. */
    @Schema(name = "LeftOutFile")
    record LeftOut(String path, String pattern) {}

    static FilePreviewView of(FilesPreview preview) {
        Failure failure = preview.failure();
        return new FilePreviewView(
                preview.workerId().toString(),
                preview.complete(),
                failure == null ? null : failure.sentence(),
                preview.files(),
                preview.bytes(),
                preview.brought().stream()
                        .map(entry -> new Brought(entry.path(), entry.bytes()))
                        .toList(),
                preview.leftOut(),
                preview.leftOutFirst().stream()
                        .map(entry -> new LeftOut(entry.path(), entry.pattern()))
                        .toList());
    }
}
