package eus.gordailu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a benchmark has found.
 *
 * @param machine on what it was measured
 * @param commit of which sources; with a plus sign when they had been changed since
 * @param samples the raw values by the name of what was measured
 */
public record Report(String machine, String commit, List<Figure> figures, Map<String, Samples> samples) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final List<String> HEADINGS = List.of("figure", "value", "unit", "goal", "holds");

    public Report {
        figures = List.copyOf(figures);
        samples = new LinkedHashMap<>(samples);
    }

    /** The figures for people, one in a line. */
    public String table() {
        StringBuilder table = new StringBuilder();
        table.append(machine).append(", commit ").append(commit).append('\n');
        List<List<String>> rows = figures.stream().map(Report::row).toList();
        table.append(line(HEADINGS, rows));
        rows.forEach(row -> table.append(line(row, rows)));
        return table.toString();
    }

    /** Writes everything, the raw values too, as JSON. */
    public void write(Path file) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", machine);
        document.put("commit", commit);
        document.put("figures", figures);
        Map<String, List<Double>> raw = new LinkedHashMap<>();
        samples.forEach((name, values) -> raw.put(name, values.values()));
        document.put("samples", raw);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(document) + "\n");
    }

    private static List<String> row(Figure figure) {
        String holds = figure.goal().isEmpty() ? "" : figure.holds() ? "yes" : "NO";
        return List.of(figure.name(), Figure.number(figure.value()), figure.unit(), figure.goal(), holds);
    }

    private static String line(List<String> cells, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            int width = width(column, rows);
            String cell = cells.get(column);
            String padding = " ".repeat(width - cell.length());
            // Numbers end below each other.
            line.append(column == 1 ? padding + cell : cell + padding).append("  ");
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static int width(int column, List<List<String>> rows) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(HEADINGS.get(column).length(), Math::max);
    }
}
