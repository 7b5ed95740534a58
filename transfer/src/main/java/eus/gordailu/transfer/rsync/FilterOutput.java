package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.process.OutputListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a survey names, and what its rules leave out, as rsync tells it with {@code --debug=filter} (exclude.c of 3.5.0, report_filter_result). */
public final class FilterOutput implements OutputListener {

    private static final Pattern HIDING = Pattern.compile(
            "\\[sender] hiding (?:file|directory|symlink|special|device|[a-z]+) (?<path>.*) because of pattern (?<pattern>.*)");

    private final SurveyOutput survey;
    private final int listed;
    private final List<Entry> brought = new ArrayList<>();
    private final List<Hidden> hidden = new ArrayList<>();
    private long hiddenInAll;

    /** Something that would be brought. A directory's path has a slash at its end. */
    public record Entry(String path, long bytes) {}

    /** Something that is left out, and by which pattern. */
    public record Hidden(String path, String pattern) {}

    /** Of either kind, so many are listed. */
    public FilterOutput(List<String> paths, int listed) {
        this.survey = new SurveyOutput(paths, this::brought);
        this.listed = listed;
    }

    @Override
    public synchronized void standardOutput(byte[] line) {
        Matcher hiding = HIDING.matcher(new String(line, StandardCharsets.ISO_8859_1));
        if (!hiding.matches()) {
            survey.standardOutput(line);
            return;
        }
        hiddenInAll++;
        if (hidden.size() < listed) {
            hidden.add(new Hidden(absolute(Escapes.decoded(hiding.group("path"))), utf8(hiding.group("pattern"))));
        }
    }

    @Override
    public void standardError(byte[] line) {
        survey.standardError(line);
    }

    private synchronized void brought(String octets, long bytes) {
        if (brought.size() < listed) {
            brought.add(new Entry(absolute(octets), bytes));
        }
    }

    public SurveyOutput survey() {
        return survey;
    }

    public synchronized List<Entry> brought() {
        return List.copyOf(brought);
    }

    public synchronized List<Hidden> hidden() {
        return List.copyOf(hidden);
    }

    public synchronized long hiddenInAll() {
        return hiddenInAll;
    }

    private static String absolute(String octets) {
        // The root itself is named ./
        String path = octets.equals("./") ? "" : octets;
        return utf8(path.startsWith("/") ? path : "/" + path);
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
