package eus.gordailu.transfer.confine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a confined program finds of the worker's disks, beside the system's own programs. All is absolute.
 *
 * @param readable files and directories; what is not there is passed over
 * @param appended files that it may add to
 * @param written the directory that it may write in
 * @param linked a directory whose files may get names in the written one as well
 */
public record Reach(List<Path> readable, List<Path> appended, Optional<Path> written, Optional<Path> linked) {

    /** Nothing. */
    public static final Reach NOTHING = new Reach(List.of(), List.of(), Optional.empty(), Optional.empty());

    public Reach {
        readable = List.copyOf(readable);
        appended = List.copyOf(appended);
        if (linked.isPresent() && written.isEmpty()) {
            throw new IllegalArgumentException("Who gives files more names writes them somewhere");
        }
    }

    public Reach reading(List<Path> more) {
        return new Reach(Stream.concat(readable.stream(), more.stream()).toList(), appended, written, linked);
    }

    public Reach appending(Path file) {
        return new Reach(
                readable, Stream.concat(appended.stream(), Stream.of(file)).toList(), written, linked);
    }

    /** In both, between which files may be moved: in what holds the two. */
    public Reach writing(Path one, Path other) {
        return new Reach(readable, appended, Optional.of(OneMount.common(one, other)), linked);
    }

    /** Files of this directory may get names in what is written. The kernel wants both in one mount, so this is written to as well. */
    public Reach linking(Path directory) {
        return new Reach(readable, appended, written, Optional.of(directory));
    }
}
