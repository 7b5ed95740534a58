package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.process.OutputListener;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** Counts what a source holds, path by path, while rsync names it: also as far as it came, if it is ended before. */
public final class SurveyOutput implements OutputListener {

    /** The size in bytes, what it is, and the name. */
    static final String FORMAT = "%l %i %n";

    private static final int ITEMIZED = 11;

    private final List<String> paths;
    private final RsyncOutput messages;
    private final ObjLongConsumer<String> entries;
    private Found inAll = Found.NOTHING;
    private final Map<String, Found> found = new HashMap<>();

    /** How much there is below a path; bytes are sizes of files, each counted once for each of its names. */
    public record Found(long entries, long files, long bytes) {

        public static final Found NOTHING = new Found(0, 0, 0);

        private Found and(Found more) {
            return new Found(entries + more.entries, files + more.files, bytes + more.bytes);
        }
    }

    public SurveyOutput(List<String> paths) {
        this(paths, (_, _) -> {});
    }

    /** One that hands on each entry within the paths: its name's bytes as ISO-8859-1, and its size. */
    SurveyOutput(List<String> paths, ObjLongConsumer<String> entries) {
        this.entries = entries;
        this.paths = List.copyOf(paths);
        this.messages = new RsyncOutput(paths, _ -> {});
    }

    @Override
    public synchronized void standardOutput(byte[] bytes) {
        String line = new String(bytes, StandardCharsets.ISO_8859_1);
        int space = line.indexOf(' ');
        int name = space + 1 + ITEMIZED + 1;
        if (space < 1 || name > line.length() || !line.chars().limit(space).allMatch(Character::isDigit)) {
            return;
        }
        boolean file = line.charAt(space + 2) == 'f';
        long size = file ? Long.parseLong(line, 0, space, 10) : 0;
        String entry = Escapes.decoded(line.substring(name)).replaceFirst("^/", "");
        List<String> holding = paths.stream().filter(path -> holds(path, entry)).toList();
        holding.forEach(path -> found.merge(path, new Found(1, file ? 1 : 0, size), Found::and));
        if (!holding.isEmpty()) {
            inAll = inAll.and(new Found(1, file ? 1 : 0, size));
            entries.accept(entry, size);
        }
    }

    @Override
    public void standardError(byte[] line) {
        messages.standardError(line);
    }

    public synchronized Found found(String path) {
        return found.getOrDefault(path, Found.NOTHING);
    }

    /** What there is below all paths together, what is below two of them once. */
    public synchronized Found foundInAll() {
        return inAll;
    }

    public RsyncOutput messages() {
        return messages;
    }

    /** What within the paths could not be read. */
    public List<Warning> unreadBelow() {
        return messages.warningsBelowPaths();
    }

    /** Names are those of the whole path, a directory's with a slash at its end. */
    private static boolean holds(String path, String entry) {
        byte[] utf8 = path.getBytes(StandardCharsets.UTF_8);
        String wanted = new String(utf8, StandardCharsets.ISO_8859_1).substring(1);
        String directory = wanted.isEmpty() || wanted.endsWith("/") ? wanted : wanted + "/";
        return entry.startsWith(directory) || entry.equals(wanted);
    }
}
