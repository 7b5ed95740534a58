package eus.gordailu.transfer.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** Keeps the first and the last lines of an output that may be endless. */
final class LineCapture {

    static final int HEAD = 50;
    static final int TAIL = 150;

    private static final int LONGEST = 4096;

    private final Command command;
    private final List<byte[]> head = new ArrayList<>();
    private final Deque<byte[]> tail = new ArrayDeque<>();
    private long dropped;

    LineCapture(Command command) {
        this.command = command;
    }

    synchronized void add(byte[] line) {
        byte[] kept = line.length > LONGEST ? Arrays.copyOf(line, LONGEST) : line;
        if (head.size() < HEAD) {
            head.add(kept);
            return;
        }
        tail.addLast(kept);
        if (tail.size() > TAIL) {
            tail.removeFirst();
            dropped++;
        }
    }

    synchronized CapturedOutput captured() {
        return new CapturedOutput(texts(head), texts(tail), dropped);
    }

    /** Of a long output, few lines are ever shown: only those are turned into text. */
    private List<String> texts(Collection<byte[]> lines) {
        return lines.stream().map(line -> command.redact(Printable.text(line))).toList();
    }
}
