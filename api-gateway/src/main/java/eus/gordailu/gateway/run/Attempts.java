package eus.gordailu.gateway.run;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The attempts of a run by their number. */
final class Attempts {

    private Attempts() {}

    static List<Attempt> change(List<Attempt> attempts, int number, UnaryOperator<Attempt> change) {
        SortedMap<Integer, Attempt> byNumber = new TreeMap<>();
        attempts.forEach(attempt -> byNumber.put(attempt.number(), attempt));
        byNumber.put(number, change.apply(byNumber.getOrDefault(number, Attempt.unknown(number))));
        return List.copyOf(byNumber.values());
    }
}
