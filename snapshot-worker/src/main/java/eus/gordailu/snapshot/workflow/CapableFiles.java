package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.repository.location.DiskWork;
import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Programs with capabilities (Linux, capabilities(7)). A system has a handful. */
final class CapableFiles implements TreeVisitor {

    private static final String CAPABILITY = "security.capability";

    private final Deque<String> way = new ArrayDeque<>();
    private final List<TreePath> found = new ArrayList<>();

    private CapableFiles() {}

    /** All that an earlier attempt has left in this tree. */
    static List<TreePath> in(Path data) {
        return new DiskWork("look for programs with capabilities", data).run(() -> {
            CapableFiles files = new CapableFiles();
            try (Directory directory = Directory.open(data)) {
                TreeWalk.walk(directory, files);
            }
            return List.copyOf(files.found);
        });
    }

    static boolean isOne(Directory parent, FileName name) throws IOException {
        try (Inode inode = parent.inode(name)) {
            return inode.extended().containsKey(CAPABILITY);
        }
    }

    @Override
    public void file(Directory parent, FileName name) throws IOException {
        if (isOne(parent, name)) {
            way.addLast(name.octets());
            found.add(new TreePath(String.join("/", way)));
            way.removeLast();
        }
    }

    @Override
    public Directory enter(Directory parent, FileName name) throws IOException {
        way.addLast(name.octets());
        return parent.child(name);
    }

    @Override
    public void left(Directory parent, FileName name) {
        way.removeLast();
    }
}
