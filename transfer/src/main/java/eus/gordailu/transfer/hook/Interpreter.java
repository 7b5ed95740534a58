package eus.gordailu.transfer.hook;

import java.util.List;

/** What a script is read by. */
final class Interpreter {

    private static final List<String> USUAL = List.of("/bin/sh");

    private Interpreter() {}

    /** As the kernel reads a first line with {@code #!}: a program, and all that follows as one argument (execve(2)). */
    static List<String> of(String body) {
        if (!body.startsWith("#!")) {
            return USUAL;
        }
        String line = body.substring(2, endOfLine(body)).strip();
        if (line.isEmpty()) {
            return USUAL;
        }
        return List.of(line.split("[ \t]+", 2));
    }

    private static int endOfLine(String body) {
        int end = body.indexOf('\n');
        return end < 0 ? body.length() : end;
    }
}
