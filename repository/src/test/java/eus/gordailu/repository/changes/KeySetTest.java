package eus.gordailu.repository.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySetTest {

    private static final int MANY = 100_000;

    @Test
    void eachKeyIsThereOnce() {
        KeySet keys = new KeySet();

        assertThat(IntStream.range(0, MANY).mapToObj(i -> "home/ñ/" + i).allMatch(keys::add))
                .isTrue();
        assertThat(IntStream.range(0, MANY).mapToObj(i -> "home/ñ/" + i).noneMatch(keys::add))
                .isTrue();
    }

    @Test
    void theKeysOfAnotherAreTakenOver() {
        KeySet keys = new KeySet();
        keys.add("a");
        KeySet others = new KeySet();
        IntStream.range(0, MANY).forEach(i -> others.add("b" + i));

        keys.addAll(others);

        assertThat(keys.add("a")).isFalse();
        assertThat(keys.add("b" + (MANY - 1))).isFalse();
        assertThat(keys.add("c")).isTrue();
    }
}
