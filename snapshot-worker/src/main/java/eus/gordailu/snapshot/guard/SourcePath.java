package eus.gordailu.snapshot.guard;

import eus.gordailu.repository.snapshot.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A path of a source on this machine as its job names it, and where links in it lead to: the system tells of mounts by that alone. */
record SourcePath(String text, String real) {

    static List<SourcePath> thatAreThere(Source source) {
        List<SourcePath> found = new ArrayList<>();
        for (String text : source.paths()) {
            try {
                found.add(new SourcePath(text, Path.of(text).toRealPath().toString()));
            } catch (IOException e) {
                // It has gone since it was fetched, and can't be told.
            }
        }
        return found;
    }

    /** By which path the job has what is really below it. */
    String shown(String belowReal) {
        return begin(Path.of(text).toString()) + belowReal.substring(begin(real).length());
    }

    /** Where that really is; empty when it is not below this path. */
    Optional<String> real(String shown) {
        String begin = begin(Path.of(text).toString());
        return shown.startsWith(begin + "/")
                ? Optional.of(begin(real) + shown.substring(begin.length()))
                : Optional.empty();
    }

    private static String begin(String path) {
        return path.equals("/") ? "" : path;
    }
}
