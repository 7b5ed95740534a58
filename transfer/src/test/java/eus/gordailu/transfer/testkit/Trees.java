package eus.gordailu.transfer.testkit;

import eus.gordailu.contracts.path.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes and compares trees with the system's own tools, so that names stay bytes. */
public final class Trees {

    /** Makes names, kinds and attributes of every sort. */
    public static final String STRANGE = """
            mkdir -p 'a dir' $'new\\nline' $'l\\351on' 'empty' 'ñandú'
            echo one > 'a dir/file with  spaces'
            echo two > $'new\\nline/x\\ry'
            echo three > $'l\\351on/caf\\351'
            echo four > "$(printf 'n%.0s' $(seq 255))"
            echo five > 'ñandú/-rf'
            echo six > 'back\\slash'; echo seven > '*'; echo eight > $'\\\\#012'; echo nine > 'a -> b => c'
            ln -s '/nowhere/at all' dangling; ln -s 'a dir' link
            echo shared > h1; ln h1 'a dir/h2'; ln h1 $'new\\nline/h3'
            mkfifo pipe; truncate -s 5M sparse; echo end >> sparse
            chmod 4755 h1; chmod 0 'back\\slash'; chmod 1777 empty; chmod 750 'a dir'
            touch -d '2001-02-03 04:05:06.123456789' '*' 'a dir' dangling -h
            touch -d '1969-12-31 23:59:59.000000001' 'ñandú/-rf'
            if [ "$(id -u)" = 0 ]; then chown 12345:54321 'a dir/file with  spaces'; mknod null c 1 3; fi
            """;

    /** Type, mode, owner, time in nanoseconds; beyond directories also size, number of links and a link's target. */
    private static final String LISTING = "cd -- \"$1\" && find . -type d -printf '%y %m %U:%G %T@ %P\\0'"
            + " -o -printf '%y %m %U:%G %T@ %s %n %l %P\\0'";

    private static final String SUMS = "cd -- \"$1\" && find . -type f -print0 | xargs -0 -r sha256sum -z";

    private Trees() {}

    /** Runs a bash script with the directory as $1 and the current one. */
    public static String make(Path directory, String script) {
        return bash("cd -- \"$1\"\n" + script, directory);
    }

    /** Each entry with its attributes, names as Latin-1 so that no byte is lost; sorted. */
    public static List<String> listing(Path directory) {
        return Arrays.stream(bash(LISTING, directory).split("\0")).sorted().toList();
    }

    public static List<String> checksums(Path directory) {
        return Arrays.stream(bash(SUMS, directory).split("\0")).sorted().toList();
    }

    /** What rsync itself would still change: nothing when ACLs, xattrs and hard links are equal as well. */
    public static String differences(Path from, Path to) {
        return bash("rsync -aHAX --numeric-ids --modify-window=-1 -c -n -i --delete -- \"$1/\" \"$2/\"", from, to);
    }

    private static String bash(String script, Path... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("bash", "-ec", script, "bash"));
            Arrays.stream(arguments).map(Path::toString).forEach(command::add);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (InputStream out = process.getInputStream()) {
                String text = new String(out.readAllBytes(), StandardCharsets.ISO_8859_1);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(text);
                }
                return text;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where it is below the root, names taken as bytes. */
    public static TreePath place(Path root, Path path) {
        String raw =
                path.toUri().getRawPath().substring(root.toUri().getRawPath().length());
        return new TreePath(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                .replaceAll("^/|/$", ""));
    }

    /** Of the directories in this one, the first and every second one after it, as places below the root. */
    public static List<TreePath> everySecondDirectory(Path root, Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            List<TreePath> all = entries.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> place(root, path))
                    .sorted()
                    .toList();
            return IntStream.range(0, all.size())
                    .filter(i -> i % 2 == 0)
                    .mapToObj(all::get)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
