package eus.gordailu.transfer.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Keeps the first and the last lines of an output that may be endless. */
final class LineCapture {

    static final int HEAD = 50;
    static final int TAIL = 150;

    private static final int LONGEST = 4096;

    private final Command command;
    private final List<String> head = new ArrayList<>();
    private final Deque<String> tail = new ArrayDeque<>();
    private long dropped;

    LineCapture(Command command) {
        this.command = command;
    }

    synchronized void add(byte[] line) {
        byte[] kept = line.length > LONGEST ? Arrays.copyOf(line, LONGEST) : line;
        String text = command.redact(Printable.text(kept));
        if (head.size() < HEAD) {
            head.add(text);
            return;
        }
        tail.addLast(text);
        if (tail.size() > TAIL) {
            tail.removeFirst();
            dropped++;
        }
    }

    synchronized CapturedOutput captured() {
        return new CapturedOutput(head, List.copyOf(tail), dropped);
    }
}
