package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.DirectoriesOutput;
import eus.gordailu.transfer.rsync.RsyncCommand;
import eus.gordailu.transfer.rsync.RsyncOutput;
import eus.gordailu.transfer.source.Source;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directories of the job that lead to what is brought by a list. rsync follows a link that has taken the place of one: whoever may rename a
 * directory on the client could have another's files brought. So they are looked at once more when all is there.
 */
record Ways(RsyncRun run, JobPaths paths) {

    /**
     * The result, or that one of the directories is none any more.
     *
     * @param brought in an order in which those of one directory stand together
     */
    PullResult check(PullResult.Complete result, Supplier<Iterator<TreePath>> brought) throws IOException {
        Set<TreePath> starts = paths.all().stream().map(Ways::start).collect(Collectors.toSet());
        Path list = Files.createDirectories(run.request().scratch().resolve(".gordailu-ways"))
                .resolve("paths");
        try {
            for (TreePath start : starts) {
                write(start, brought.get(), list);
                PullResult checked = Files.size(list) == 0 ? result : check(result, start, list, brought);
                if (!(checked instanceof PullResult.Complete)) {
                    return checked;
                }
            }
            return result;
        } finally {
            Files.deleteIfExists(list);
            Files.deleteIfExists(list.getParent());
        }
    }

    /** What leads to a path of the job may be a link, and so may a path with a slash at its end. */
    private static TreePath start(JobPath path) {
        return path.endsWithSlash() ? path.place() : path.place().parent();
    }

    private PullResult check(
            PullResult.Complete result, TreePath start, Path list, Supplier<Iterator<TreePath>> brought)
            throws IOException {
        String text = new String(start.bytes(), StandardCharsets.UTF_8);
        Source source = new Source(run.request().route(), List.of(start.isRoot() ? "/" : "/" + text + "/"));
        Path tree = run.request().destination().resolve(text);
        RsyncCommand command = run.carrier().rsync(run.request(), source, tree).filtering(List.of());
        DirectoriesOutput output =
                new DirectoriesOutput(new RsyncOutput(run.request().paths(), _ -> {}));
        PullResult looked = run.run(command.directories(list), Enclosure.Touch.READS, output.messages(), output);
        Optional<TreePath> other = output.other();
        if (other.isPresent()) {
            // Its own end says nothing: rsync breaks off where something stands below a link.
            return run.replaced(result, start.isRoot() ? other.get() : below(start, other.get()));
        }
        if (!(looked instanceof PullResult.Complete)) {
            return looked;
        }
        return gone(start, brought.get(), output)
                .<PullResult>map(directory -> run.replaced(result, directory))
                .orElse(result);
    }

    /** A directory that is not there any more, though something came by it: it may have been a link meanwhile. */
    private Optional<TreePath> gone(TreePath start, Iterator<TreePath> brought, DirectoriesOutput output) {
        Set<TreePath> lost = new HashSet<>();
        TreePath before = TreePath.ROOT;
        while (brought.hasNext()) {
            TreePath path = brought.next();
            for (TreePath directory : way(start, path, before)) {
                if (!output.named(directory.from(start))) {
                    lost.add(directory);
                }
            }
            Optional<TreePath> above = lost.isEmpty() ? Optional.empty() : nearest(lost, path);
            if (above.isPresent() && mayHaveCome(path)) {
                return above;
            }
            before = path;
        }
        return Optional.empty();
    }

    private static Optional<TreePath> nearest(Set<TreePath> directories, TreePath path) {
        return Stream.iterate(path, each -> !each.isRoot(), TreePath::parent)
                .skip(1)
                .filter(directories::contains)
                .findFirst();
    }

    /** In doubt it has: not every name can be asked for. */
    private boolean mayHaveCome(TreePath path) {
        try {
            String text = new String(path.bytes(), StandardCharsets.UTF_8);
            return !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), path.bytes())
                    || Files.exists(run.request().destination().resolve(text), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return true;
        }
    }

    private static TreePath below(TreePath start, TreePath path) {
        return new TreePath(start.octets() + "/" + path.octets());
    }

    private void write(TreePath start, Iterator<TreePath> brought, Path list) throws IOException {
        TreePath before = TreePath.ROOT;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(list))) {
            while (brought.hasNext()) {
                TreePath path = brought.next();
                for (TreePath directory : way(start, path, before)) {
                    out.write('/');
                    out.write(directory.from(start).bytes());
                    out.write(0);
                }
                before = path;
            }
        }
    }

    /** Without those that led to the one before as well. */
    private List<TreePath> way(TreePath start, TreePath path, TreePath before) {
        List<TreePath> way = new ArrayList<>();
        for (TreePath directory = path.parent();
                holds(start, directory) && !before.isBelow(directory);
                directory = directory.parent()) {
            way.add(directory);
        }
        return way.reversed();
    }

    private boolean holds(TreePath start, TreePath directory) {
        return paths.all().stream()
                .filter(path -> start(path).equals(start))
                .anyMatch(path -> directory.isBelow(path.place())
                        || (!path.endsWithSlash() && path.place().equals(directory)));
    }
}
