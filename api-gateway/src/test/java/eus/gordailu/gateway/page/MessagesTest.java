package eus.gordailu.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.run.Trigger;
import eus.gordailu.gateway.run.RunState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates/gateway");
    private static final Path SOURCES = Path.of("src/main/java/eus/gordailu/gateway/page");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z.-]+)");
    private static final Pattern IN_CODE = Pattern.compile("\"([a-z]+(?:[.-][a-z-]+)+)\"");
    private static final Pattern TEXT = Pattern.compile(">([^<]*\\p{L}[^<]*)<");

    @Test
    void everyKeyIsThereAndEveryKeyIsUsed() throws IOException {
        Set<String> used = new TreeSet<>();
        find(TEMPLATES, IN_TEMPLATE, used);
        find(SOURCES, IN_CODE, used);
        used.removeIf(word -> word.startsWith("org.webjars") || word.endsWith(".org"));
        for (RunState state : RunState.values()) {
            used.add("state." + state);
        }
        for (Trigger trigger : Trigger.values()) {
            used.add("trigger." + trigger);
        }
        for (CheckedPart part : CheckedPart.values()) {
            used.add("part." + part);
        }
        for (CheckStep.Verdict verdict : CheckStep.Verdict.values()) {
            used.add("verdict." + verdict);
        }
        Properties messages = new Properties();
        try (BufferedReader reader =
                Files.newBufferedReader(Path.of("src/main/resources/gateway/messages.properties"))) {
            messages.load(reader);
        }
        Set<String> there = new TreeSet<>(messages.stringPropertyNames());
        there.removeIf(key -> key.startsWith("step."));
        assertThat(there).isEqualTo(used);
    }

    @Test
    void noTemplateHasTextOfItsOwn() throws IOException {
        Set<String> texts = new TreeSet<>();
        find(TEMPLATES, TEXT, texts);
        assertThat(texts).isEmpty();
    }

    private static void find(Path directory, Pattern pattern, Set<String> found) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(found::add);
            }
        }
    }
}
