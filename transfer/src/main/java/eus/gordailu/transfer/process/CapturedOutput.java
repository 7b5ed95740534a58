package eus.gordailu.transfer.process;

import java.util.List;
import java.util.stream.Stream;

/** The first and the last lines of an output, printable and redacted, and how many between them were dropped. */
public record CapturedOutput(List<String> head, List<String> tail, long dropped) {

    public CapturedOutput {
        head = List.copyOf(head);
        tail = List.copyOf(tail);
    }

    public List<String> lines() {
        return Stream.concat(head.stream(), tail.stream()).toList();
    }
}
