package eus.gordailu.transfer.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Gives one more user than the owner a right to read, in the form in which the kernel keeps it (linux/posix_acl_xattr.h). */
public final class PosixAcl {

    private PosixAcl() {}

    public static void addReader(Path path, String kind, int user) {
        ByteBuffer acl = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN).putInt(2);
        entry(acl, 0x01, 7, -1);
        entry(acl, 0x02, 4, user);
        entry(acl, 0x04, 4, -1);
        entry(acl, 0x10, 5, -1);
        entry(acl, 0x20, 4, -1);
        Xattr.set(path, "system.posix_acl_" + kind, acl.array());
    }

    private static void entry(ByteBuffer acl, int tag, int rights, int id) {
        acl.putShort((short) tag).putShort((short) rights).putInt(id);
    }
}
