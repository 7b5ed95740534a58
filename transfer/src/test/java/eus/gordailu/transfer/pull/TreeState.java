package eus.gordailu.transfer.pull;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All there is to see of a tree but its links' counts and its root: for showing that nobody touched it, or how it is linked. */
record TreeState(Map<Path, String> entries, Set<Set<Path>> linked) {

    static TreeState of(Path root) {
        try (Stream<Path> walk = Files.walk(root)) {
            Set<Path> all = walk.filter(path -> !path.equals(root)).collect(toSet());
            return new TreeState(
                    all.stream().collect(toMap(root::relativize, TreeState::described)),
                    all.stream()
                            .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                            .collect(groupingBy(TreeState::inode))
                            .values()
                            .stream()
                            .filter(names -> names.size() > 1)
                            .map(names -> names.stream().map(root::relativize).collect(toSet()))
                            .collect(toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String inode(Path path) {
        return String.valueOf(attributes(path).get("ino"));
    }

    private static String described(Path path) {
        Map<String, Object> attributes = attributes(path);
        return "%s %s %s:%s %s %s %s"
                .formatted(
                        attributes.get("ino"),
                        attributes.get("mode"),
                        attributes.get("uid"),
                        attributes.get("gid"),
                        attributes.get("lastModifiedTime"),
                        attributes.get("size"),
                        content(path));
    }

    private static Map<String, Object> attributes(Path path) {
        try {
            return Files.readAttributes(path, "unix:ino,mode,uid,gid,lastModifiedTime,size", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object content(Path path) {
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    ? Arrays.hashCode(Files.readAllBytes(path))
                    : Files.isSymbolicLink(path) ? Files.readSymbolicLink(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
