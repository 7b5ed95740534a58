package eus.gordailu.transfer.confine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system calls by which CAP_SYS_ADMIN would lead out of a mount namespace, refused. Without that capability the kernel lets nobody set
 * attributes such as {@code trusted.overlay.opaque} or Samba's {@code security.NTACL}, which root's backups bring back. A program of the kernel's
 * seccomp(2), for one kind of processor: {@code struct sock_filter} after another, as linux/filter.h has it.
 *
 * @param architecture as linux/audit.h numbers it
 * @param ioctl refused but for terminals and queues: file systems have operations there that open any file
 * @param cloning refused where it makes namespaces
 */
record SystemCallFilter(int architecture, int ioctl, int cloning, List<Integer> refused) {

    /** mount, umount2, pivot_root, chroot, and so on; numbers of arch/x86/entry/syscalls/syscall_64.tbl. */
    private static final SystemCallFilter X86_64 = new SystemCallFilter(
            0xC000003E,
            16,
            56,
            List.of(
                    101, 103, 155, 161, 163, 165, 166, 167, 168, 169, 170, 171, 172, 173, 175, 176, 179, 212, 246, 248,
                    249, 250, 272, 298, 300, 301, 303, 304, 308, 310, 311, 313, 320, 321, 323));

    /** The same by the numbers of include/uapi/asm-generic/unistd.h. */
    private static final SystemCallFilter AARCH64 = new SystemCallFilter(
            0xC00000B7,
            29,
            220,
            List.of(
                    18, 39, 40, 41, 51, 60, 89, 97, 104, 105, 106, 116, 117, 142, 161, 162, 217, 218, 219, 224, 225,
                    241, 262, 263, 264, 265, 268, 270, 271, 273, 280, 282, 294));

    /** io_uring, the newer ways to mount, pidfd_getfd, quotactl_fd, lsm_set_self_attr: numbers that all processors share. */
    private static final List<Integer> NEWER = List.of(425, 426, 427, 428, 429, 430, 431, 432, 433, 438, 442, 443, 460);

    /** Its flags can't be looked at; the C library takes clone instead. */
    private static final int CLONE3 = 435;

    /** Calls from here on are not known here, and what is not known is not there. */
    private static final int UNKNOWN = 467;

    private static final int NEW_NAMESPACES = 0x7E020000;
    private static final int KIND_OF_IOCTL = 0xFF00;
    private static final int TERMINALS = 0x5400;

    private static final int ALLOW = 0x7FFF0000;
    private static final int KILL = 0x80000000;
    private static final int REFUSE = 0x00050000;
    private static final int EPERM = 1;
    private static final int ENOTTY = 25;
    private static final int ENOSYS = 38;

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int SECOND_ARGUMENT = 24;

    private record Instruction(int code, int ifSo, int ifNot, int value) {

        static Instruction load(int offset) {
            return new Instruction(0x20, 0, 0, offset);
        }

        static Instruction and(int bits) {
            return new Instruction(0x54, 0, 0, bits);
        }

        /** If it is not that, so many instructions are skipped. */
        static Instruction equal(int value, int skipped) {
            return new Instruction(0x15, 0, skipped, value);
        }

        static Instruction atLeast(int value, int skipped) {
            return new Instruction(0x35, 0, skipped, value);
        }

        static Instruction anyOf(int bits, int skipped) {
            return new Instruction(0x45, 0, skipped, bits);
        }

        static Instruction end(int verdict) {
            return new Instruction(0x06, 0, 0, verdict);
        }
    }

    /** That of this machine's processor, if there is one. */
    static Optional<SystemCallFilter> here() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64" -> Optional.of(AARCH64);
            case null, default -> Optional.empty();
        };
    }

    /** As the kernel reads it. */
    byte[] program() {
        List<Instruction> all = Stream.of(
                        Stream.of(
                                Instruction.load(ARCHITECTURE),
                                new Instruction(0x15, 1, 0, architecture),
                                Instruction.end(KILL),
                                Instruction.load(NUMBER),
                                Instruction.atLeast(UNKNOWN, 1),
                                Instruction.end(REFUSE | ENOSYS),
                                Instruction.equal(CLONE3, 1),
                                Instruction.end(REFUSE | ENOSYS)),
                        Stream.concat(refused.stream(), NEWER.stream())
                                .flatMap(
                                        call -> Stream.of(Instruction.equal(call, 1), Instruction.end(REFUSE | EPERM))),
                        Stream.of(
                                Instruction.equal(ioctl, 5),
                                Instruction.load(SECOND_ARGUMENT),
                                Instruction.and(KIND_OF_IOCTL),
                                Instruction.equal(TERMINALS, 1),
                                Instruction.end(ALLOW),
                                Instruction.end(REFUSE | ENOTTY),
                                Instruction.equal(cloning, 3),
                                Instruction.load(FIRST_ARGUMENT),
                                Instruction.anyOf(NEW_NAMESPACES, 1),
                                Instruction.end(REFUSE | EPERM),
                                Instruction.end(ALLOW)))
                .flatMap(part -> part)
                .toList();
        ByteBuffer bytes = ByteBuffer.allocate(8 * all.size()).order(ByteOrder.LITTLE_ENDIAN);
        all.forEach(each -> bytes.putShort((short) each.code())
                .put((byte) each.ifSo())
                .put((byte) each.ifNot())
                .putInt(each.value()));
        return bytes.array();
    }
}
