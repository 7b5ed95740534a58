package eus.gordailu.benchmarks;

import java.util.List;
import java.util.Set;

/** Lines for people, in columns as wide as they need. Columns of numbers end below each other. */
record Table(List<String> headings, Set<Integer> numbers, List<List<String>> rows) {

    String text() {
        StringBuilder text = new StringBuilder(line(headings));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(width(column) - cell.length());
            line.append(numbers.contains(column) ? padding + cell : cell + padding)
                    .append("  ");
        }
        return line.toString().stripTrailing() + "\n";
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(headings.get(column).length(), Math::max);
    }
}
