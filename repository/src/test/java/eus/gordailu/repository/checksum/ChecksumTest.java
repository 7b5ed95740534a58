package eus.gordailu.repository.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {

    /** The second example of FIPS 180-2, appendix B. */
    private static final String MESSAGE = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

    private static final String DIGEST = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";

    @TempDir
    Path path;

    @Test
    void bothWaysComeToTheDigestOfTheStandard() {
        assertThat(digest(JdkSha256::new, MESSAGE)).isEqualTo(DIGEST);
        assertThat(OpenSslSha256.isThere()).isTrue();
        assertThat(digest(OpenSslSha256::new, MESSAGE)).isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1_000_000})
    void aFilesChecksumIsThatOfItsBytes(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Files.write(path.resolve("file"), bytes);

        String expected;
        try (Arena arena = Arena.ofConfined();
                JdkSha256 digest = new JdkSha256()) {
            digest.update(arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes));
            expected = HexFormat.of().formatHex(digest.finish());
        }
        try (Directory directory = Directory.open(path)) {
            assertThat(Checksum.of(directory, FileName.of("file"), () -> {})).hasToString("sha256:" + expected);
        }
    }

    @Test
    void whatIsNoChecksumIsNotTakenForOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> Checksum.of("md5:" + "0".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> Checksum.of("sha256:" + "0".repeat(63)));
        assertThatIllegalArgumentException().isThrownBy(() -> Checksum.of("sha256:" + "0".repeat(65)));
        for (String digit : new String[] {"/", ":", "`", "g", "A"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Checksum.of("sha256:" + "0".repeat(63) + digit));
        }
        assertThat(Checksum.of("sha256:" + "09af".repeat(16))).hasToString("sha256:" + "09af".repeat(16));
    }

    private static String digest(Supplier<Digest> maker, String text) {
        try (Arena arena = Arena.ofConfined();
                Digest digest = maker.get()) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            digest.update(all.asSlice(0, 7));
            digest.update(all.asSlice(7));
            return HexFormat.of().formatHex(digest.finish());
        }
    }
}
