package eus.gordailu.allinone.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of an {@link OrderedIndex}, both ends included. A key is a letter for the type, the value in a form that sorts
 * as the value does, a zero character, and the document's id.
 */
record IndexRange(String from, String to) {

    private static final String END = "\0";
    private static final String AFTER_ALL = "\uffff";
    private static final String OTHER = "z";
    private static final IndexRange ALL = new IndexRange("", OTHER + AFTER_ALL);

    static String key(@Nullable Object value, @Nullable Object id) {
        return sortable(value).orElse(OTHER) + END + id;
    }

    /**
     * Where the documents are that fulfil a condition, and perhaps some that don't.
     *
     * @param condition a value, or a document of one operator
     * @return empty when an index can't tell
     */
    static Optional<List<IndexRange>> of(@Nullable Object condition) {
        return condition instanceof Document operators
                ? ofOperators(operators)
                : equalTo(condition).map(List::of);
    }

    private static Optional<List<IndexRange>> ofOperators(Document operators) {
        if (operators.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, Object> only = operators.entrySet().iterator().next();
        return switch (only.getKey()) {
            case "$eq" -> equalTo(only.getValue()).map(List::of);
            case "$in" -> only.getValue() instanceof Collection<?> values ? equalToOne(values) : Optional.empty();
            case "$lt", "$lte" ->
                sortable(only.getValue()).filter(IndexRange::isOrdered).map(IndexRange::upTo);
            case "$gt", "$gte" ->
                sortable(only.getValue()).filter(IndexRange::isOrdered).map(IndexRange::since);
            case "$exists" -> Boolean.TRUE.equals(only.getValue()) ? Optional.of(List.of(ALL)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<IndexRange> equalTo(@Nullable Object value) {
        return sortable(value).map(text -> new IndexRange(text + END, text + END + AFTER_ALL));
    }

    private static Optional<List<IndexRange>> equalToOne(Collection<?> values) {
        List<IndexRange> ranges = values.stream()
                .map(IndexRange::equalTo)
                .flatMap(Optional::stream)
                .toList();
        return ranges.size() == values.size() ? Optional.of(ranges) : Optional.empty();
    }

    private static List<IndexRange> upTo(String text) {
        return List.of(new IndexRange(text.substring(0, 1), text + END + AFTER_ALL));
    }

    private static List<IndexRange> since(String text) {
        return List.of(new IndexRange(text, text.charAt(0) + AFTER_ALL));
    }

    /** Times sort by their text; other values are only looked up. */
    private static boolean isOrdered(String text) {
        return text.startsWith("t");
    }

    private static Optional<String> sortable(@Nullable Object value) {
        return switch (value) {
            case Boolean truth -> Optional.of("b" + truth);
            // One number may come in several types, and zero with a sign.
            case Number number -> Optional.of("n" + (number.doubleValue() + 0.0));
            case String text -> Optional.of("s" + text);
            // To the millisecond, as BSON has it; the smallest long sorts first.
            case Instant time -> Optional.of("t%016x".formatted(time.toEpochMilli() ^ Long.MIN_VALUE));
            case null, default -> Optional.empty();
        };
    }
}
