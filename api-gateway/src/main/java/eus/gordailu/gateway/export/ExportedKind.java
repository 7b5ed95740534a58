package eus.gordailu.gateway.export;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One kind of entity: the directory it is written to, and where its entities are found. */
record ExportedKind(
        String directory,
        Supplier<Map<String, Object>> all,
        Function<String, Optional<Object>> find,
        Predicate<String> removed) {}
