package eus.gordailu.repository.testing;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.Inode;
import eus.gordailu.repository.posix.Timestamp;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes trees of all that Linux has, with names that programs stumble over, and changes them as a new snapshot's tree is changed: a file by a new inode, never in place. */
public final class RandomTree {

    private static final List<FileName> NAMES = List.of(
            FileName.of("a"),
            FileName.of("b"),
            FileName.of("-rf"),
            FileName.of(" "),
            FileName.of("line\nbreak"),
            FileName.of("from -> to"),
            FileName.of("\\#012"),
            FileName.of("ñandú"),
            FileName.of("x".repeat(255)),
            FileName.of(new byte[] {'c', 'a', 'f', (byte) 0xe9}),
            FileName.of(new byte[] {(byte) 0xff, 1}));

    private static final FileName NEW = FileName.of("new");
    private static final int FIFO = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int SOCKET = 0140000;
    private static final int DEEPEST = 3;
    private static final String ACCESS_LIST = "system.posix_acl_access";
    private static final String DEFAULT_LIST = "system.posix_acl_default";

    private final Random random;

    public RandomTree(long seed) {
        this.random = new Random(seed);
    }

    /** Adds entries to a directory, some of them directories with entries of their own. */
    public void grow(Directory directory) throws IOException {
        grow(directory, 0);
        decorate(directory.inode());
    }

    private void grow(Directory directory, int depth) throws IOException {
        List<FileName> made = new ArrayList<>();
        for (int count = random.nextInt(7); count > 0; count--) {
            FileName name = NAMES.get(random.nextInt(NAMES.size()));
            if (!directory.has(name)) {
                make(directory, name, made, depth);
                made.add(name);
            }
        }
    }

    private void make(Directory directory, FileName name, List<FileName> others, int depth) throws IOException {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> makeDirectory(directory, name, depth);
            case 3 -> makeLink(directory, name, others);
            case 4 -> directory.linkOctets(name, random.nextBoolean() ? "/etc" : "caf\u00e9\n");
            case 5 -> makeNode(directory, name);
            default -> makeFile(directory, name);
        }
    }

    private void makeDirectory(Directory directory, FileName name, int depth) throws IOException {
        directory.makeDirectory(name, 0700);
        try (Directory child = directory.child(name)) {
            if (depth < DEEPEST) {
                grow(child, depth + 1);
            }
            decorate(child.inode());
            if (random.nextInt(4) == 0) {
                child.inode().setExtended(DEFAULT_LIST, accessList());
            }
        }
    }

    private void makeFile(Directory directory, FileName name) throws IOException {
        byte[] content = new byte[random.nextInt(3) * 1500];
        random.nextBytes(content);
        // A name of 255 bytes leaves no room for the one that a file has while it is written.
        directory.write(NEW, content);
        directory.replace(NEW, name);
        try (Inode inode = directory.inode(name)) {
            decorate(inode);
        }
    }

    private void makeNode(Directory directory, FileName name) throws IOException {
        int type = List.of(FIFO, CHARACTER_DEVICE, SOCKET).get(random.nextInt(3));
        directory.makeNode(name, type | 0640, type == CHARACTER_DEVICE ? 511L << 32 | 70_000 : 0);
    }

    /** A second name for another file of the directory, in a way round that rsync would not choose. */
    private void makeLink(Directory directory, FileName name, List<FileName> others) throws IOException {
        if (others.isEmpty()) {
            makeFile(directory, name);
            return;
        }
        FileName other = others.get(random.nextInt(others.size()));
        if (directory.status(other).directory()) {
            makeFile(directory, name);
            return;
        }
        try (Inode inode = directory.inode(other)) {
            inode.linkTo(directory, name);
        }
    }

    private void decorate(Inode inode) throws IOException {
        inode.owner(random.nextInt(3) * 1000, random.nextInt(3) * 1000);
        if (random.nextInt(3) == 0) {
            inode.setExtended("user.gordailu", "\u00ff" + random.nextInt(3));
        }
        if (random.nextInt(4) == 0) {
            inode.setExtended(ACCESS_LIST, accessList());
        }
        if (random.nextBoolean()) {
            inode.mode(random.nextInt(010000));
        }
        inode.modified(new Timestamp(random.nextInt(2_000_000_000) - 1000L, random.nextInt(1_000_000_000)));
    }

    /** As the kernel takes it: version 2; the owner, one user, the group, the mask and the others. */
    private String accessList() {
        ByteBuffer list = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN).putInt(2);
        short[] tags = {1, 2, 4, 0x10, 0x20};
        for (short tag : tags) {
            list.putShort(tag).putShort((short) random.nextInt(8)).putInt(tag == 2 ? 1000 + random.nextInt(2) : -1);
        }
        return new String(list.array(), StandardCharsets.ISO_8859_1);
    }

    /** Changes about one entry in four; an entry that is changed gets an inode of its own. */
    public void change(Directory root) throws IOException {
        TreeWalk.walk(root, new TreeVisitor() {
            @Override
            public void file(Directory parent, FileName name) throws IOException {
                if (random.nextInt(4) == 0) {
                    parent.unlink(name);
                    regrow(parent, name);
                }
            }

            @Override
            public void left(Directory parent, FileName name) throws IOException {
                try (Directory child = parent.child(name)) {
                    changeDirectory(parent, name, child);
                }
            }
        });
        grow(root);
    }

    private void regrow(Directory parent, FileName name) throws IOException {
        if (random.nextBoolean()) {
            make(parent, name, List.of(), DEEPEST);
        }
    }

    private void changeDirectory(Directory parent, FileName name, Directory child) throws IOException {
        switch (random.nextInt(5)) {
            case 0 -> decorate(child.inode());
            case 1 -> grow(child, DEEPEST);
            case 2 -> removeAttributes(child.inode());
            case 3 -> {
                if (child.empty()) {
                    parent.removeDirectory(name);
                    regrow(parent, name);
                }
            }
            default -> {}
        }
    }

    private static void removeAttributes(Inode inode) throws IOException {
        for (String name : inode.extended().keySet()) {
            inode.removeExtended(name);
        }
        inode.mode(0);
    }
}
