package eus.gordailu.transfer.push;

import eus.gordailu.contracts.path.TreePath;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Files of names, each ended by a NUL byte. */
final class NameList {

    private NameList() {}

    /** The root would be an empty name, and is a dot. */
    static Path write(Path file, Collection<TreePath> paths) throws IOException {
        return writeOctets(
                file,
                paths.stream().map(path -> path.isRoot() ? "." : path.octets()).toList());
    }

    /** Of bytes, one to a character. */
    static Path writeOctets(Path file, List<String> entries) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                out.write(entry.getBytes(StandardCharsets.ISO_8859_1));
                out.write(0);
            }
        }
        return file;
    }
}
