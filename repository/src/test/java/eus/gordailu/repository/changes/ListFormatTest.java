package eus.gordailu.repository.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eus.gordailu.repository.JobFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker runs for months: what it leaves open it will lack one day. */
class ListFormatTest {

    @TempDir
    Path path;

    private boolean closed;

    @Test
    void aFileThatIsNoListIsClosed() {
        ByteArrayInputStream noList = new ByteArrayInputStream(new byte[] {'n', 'o'}) {
            @Override
            public void close() {
                closed = true;
            }
        };

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> ListFormat.read(noList, change -> {}));
        assertThat(closed).isTrue();
    }

    @Test
    void aFileForWhichThereIsNoRoomIsClosed() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public void close() {
                closed = true;
            }
        };

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> ListFormat.writer(full));
        assertThat(closed).isTrue();
    }

    @Test
    void anUnfinishedListIsClosedThoughItsWriterHasNotBegun() throws IOException {
        JobFixture fixture = JobFixture.in(path);
        Files.createDirectory(fixture.job().changes());
        List<OutputStream> left = new ArrayList<>();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new UnfinishedList(fixture.job())
                        .write(
                                file -> {
                                    left.add(file);
                                    throw new IOException("one of those that it is made of can't be read");
                                },
                                fixture.job().changes().resolve("list")));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> left.getFirst().write(1));
        assertThat(fixture.job().changes()).isEmptyDirectory();
    }
}
