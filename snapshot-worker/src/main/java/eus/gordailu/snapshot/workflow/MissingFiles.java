package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.snapshot.Source;
import eus.gordailu.repository.tree.LinkedTree;
import eus.gordailu.repository.tree.TreeDifference;
import eus.gordailu.repository.tree.TreeLink;
import eus.gordailu.repository.tree.TreeReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Files of the last good snapshot that the tree lacks, in directories that it has: of what was deleted, these alone may be there all the same. They are
 * linked into it directory by directory, once the walk through both trees has come past.
 */
final class MissingFiles implements TreeDifference.Listener, AutoCloseable {

    /** What was kept, and of what had to be copied for it, how many files and the first. */
    record Kept(long files, Optional<TreePath> first, long copied, Optional<TreePath> firstCopied) {

        private static final Kept NONE = new Kept(0, Optional.empty(), 0, Optional.empty());

        private Kept and(TreePath directory, Set<FileName> names, LinkedTree linked) {
            long more = linked.linked() + linked.copied();
            return more == 0
                    ? this
                    : new Kept(
                            files + more,
                            first.or(() -> names.stream().findFirst().map(name -> directory.child(name.octets()))),
                            copied + linked.copied(),
                            firstCopied.or(() -> linked.named().stream().findFirst()));
        }
    }

    private final TreeReader before;
    private final TreeReader now;
    private final Source source;
    private final LongPredicate wanted;
    private TreePath directory = TreePath.ROOT;
    private final Set<FileName> names = new HashSet<>();
    private Kept kept = Kept.NONE;

    private MissingFiles(Directory before, Directory now, Source source, LongPredicate wanted) throws IOException {
        this.before = new TreeReader(before);
        this.now = new TreeReader(now);
        this.source = source;
        this.wanted = wanted;
    }

    /** Links those whose inode is wanted. What the source's paths no longer lead to has left the job. */
    static Kept keep(Directory before, Directory now, Source source, LongPredicate wanted) throws IOException {
        try (MissingFiles missing = new MissingFiles(before, now, source, wanted)) {
            TreeDifference.tell(before, now, missing);
            missing.link();
            return missing.kept;
        }
    }

    @Override
    public void added(TreePath path) {
        // It is there.
    }

    @Override
    public void changed(TreePath path) {
        // So is this.
    }

    @Override
    public void removed(TreePath path, boolean isDirectory) throws IOException {
        if (isDirectory || !source.leadsTo(path)) {
            return;
        }
        if (!path.parent().equals(directory)) {
            link();
            directory = path.parent();
        }
        FileName name = new FileName(path.name());
        Optional<Directory> parent = before.directory(directory);
        if (parent.isPresent() && wanted.test(parent.get().status(name).inode())) {
            names.add(name);
        }
    }

    private void link() throws IOException {
        if (names.isEmpty()) {
            return;
        }
        Optional<Directory> from = before.directory(directory);
        Optional<Directory> to = now.directory(directory);
        if (from.isPresent() && to.isPresent()) {
            kept = kept.and(directory, names, TreeLink.complete(from.get(), to.get(), names));
        }
        names.clear();
    }

    @Override
    public void close() {
        before.close();
        now.close();
    }
}
