package eus.gordailu.repository.checksum;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** With OpenSSL's libcrypto (EVP_DigestInit(3)), which uses the processor's own instructions. */
@SuppressWarnings("restricted") // Native access is the purpose of this class; nothing outside the package sees it.
final class OpenSslSha256 implements Digest {

    private static final int DIGEST_BYTES = 32;
    private static final Optional<Functions> FUNCTIONS = Functions.find();

    private record Functions(
            MemorySegment sha256,
            MethodHandle newContext,
            MethodHandle freeContext,
            MethodHandle begin,
            MethodHandle update,
            MethodHandle finish) {

        private static Optional<Functions> find() {
            try {
                SymbolLookup library = SymbolLookup.libraryLookup("libcrypto.so.3", Arena.global());
                MemorySegment sha256 = (MemorySegment) function(library, "EVP_sha256", FunctionDescriptor.of(ADDRESS))
                        .invokeExact();
                return Optional.of(new Functions(
                        sha256,
                        function(library, "EVP_MD_CTX_new", FunctionDescriptor.of(ADDRESS)),
                        function(library, "EVP_MD_CTX_free", FunctionDescriptor.ofVoid(ADDRESS)),
                        function(library, "EVP_DigestInit_ex", returningInt(ADDRESS, ADDRESS, ADDRESS)),
                        function(library, "EVP_DigestUpdate", returningInt(ADDRESS, ADDRESS, JAVA_LONG)),
                        function(library, "EVP_DigestFinal_ex", returningInt(ADDRESS, ADDRESS, ADDRESS))));
            } catch (Error e) {
                throw e;
            } catch (Throwable e) {
                // Not installed, or another version: the Java machine's own will do.
                return Optional.empty();
            }
        }

        private static FunctionDescriptor returningInt(MemoryLayout... arguments) {
            return FunctionDescriptor.of(JAVA_INT, arguments);
        }

        private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor shape) {
            return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), shape);
        }
    }

    @FunctionalInterface
    private interface Call {
        int on() throws Throwable;
    }

    private final Functions functions = FUNCTIONS.orElseThrow();
    private final MemorySegment context;

    OpenSslSha256() {
        try {
            this.context = (MemorySegment) functions.newContext().invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("OpenSSL refused to begin a checksum", e);
        }
        check(() -> (int) functions.begin().invokeExact(context, functions.sha256(), MemorySegment.NULL));
    }

    static boolean isThere() {
        return FUNCTIONS.isPresent();
    }

    @Override
    public void update(MemorySegment part) {
        check(() -> (int) functions.update().invokeExact(context, part, part.byteSize()));
    }

    @Override
    public byte[] finish() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment digest = arena.allocate(DIGEST_BYTES);
            check(() -> (int) functions.finish().invokeExact(context, digest, MemorySegment.NULL));
            return digest.toArray(JAVA_BYTE);
        }
    }

    @Override
    public void close() {
        check(() -> {
            functions.freeContext().invokeExact(context);
            return 1;
        });
    }

    /** One is success. */
    private static void check(Call call) {
        int answer;
        try {
            answer = call.on();
        } catch (Throwable e) {
            throw new IllegalStateException("OpenSSL could not be called", e);
        }
        if (answer != 1) {
            throw new IllegalStateException("OpenSSL refused to go on with a checksum");
        }
    }
}
