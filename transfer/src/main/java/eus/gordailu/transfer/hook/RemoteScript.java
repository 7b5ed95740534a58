package eus.gordailu.transfer.hook;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a POSIX shell on a client reads, to run a script with its variables. The script is kept in a file that nobody else may read, and ends
 * when the connection does: as long as that is there, the shell's input does not end. It is read by its interpreter, so that it may be on a
 * file system from which nothing is run. What it says goes through a pipe of the shell's own: a service that it has started keeps that open, and
 * nobody waits for it.
 */
final class RemoteScript {

    /** How the shell ends when the script could not be put there. */
    static final int NOT_PUT = 125;

    /** Said before all else: whatever ended without it has run nothing. */
    private static final String BEGINS = "gordailu: the script begins";

    /** For a script that is told to end. */
    private static final int GRACE_SECONDS = 5;

    private RemoteScript() {}

    static String of(Hook hook) {
        Map<String, String> variables = new TreeMap<>(hook.variables());
        String told = variables.entrySet().stream()
                .map(variable -> "export %s=%s\n".formatted(variable.getKey(), quoted(variable.getValue())))
                .collect(Collectors.joining());
        String interpreter = Interpreter.of(hook.script().body()).stream()
                .map(RemoteScript::quoted)
                .collect(Collectors.joining(" "));
        // The braces have all of it read before any of it runs: the watcher's input is what comes after.
        return """
                printf '\\n%%s\\n' '%6$s'
                {
                umask 077
                d=$(mktemp -d "${TMPDIR:-/tmp}/gordailu-script.XXXXXX") || exit %1$d
                { printf %%s %2$s > "$d/script" && mkfifo "$d/said"; } || { rm -rf "$d"; exit %1$d; }
                { cat "$d/said" & echo $! > "$d/telling"; wait $!; : > "$d/all"; } 3<&- &
                %3$sexec 3<&0
                own=; alone=; if command -v setsid > /dev/null 2>&1; then own=setsid; alone=-; fi
                $own %4$s "$d/script" < /dev/null > "$d/said" 2>&1 3<&- &
                script=$!
                { cat <&3; kill -TERM "$alone$script"; sleep %5$d; kill -KILL "$alone$script"; rm -rf "$d"; } > /dev/null 2>&1 &
                watcher=$!
                exec 3<&-
                wait "$script"; code=$?
                kill "$watcher"
                for i in 1 2 3; do [ -e "$d/all" ] || sleep 1; done
                kill "$(cat "$d/telling")" 2> /dev/null
                rm -rf "$d"
                exit "$code"
                }
                """.formatted(NOT_PUT, quoted(hook.script().body()), told, interpreter, GRACE_SECONDS, BEGINS);
    }

    /** Whether a line of its output is the one that tells that a shell there reads it. */
    static boolean begins(String line) {
        return line.equals(BEGINS);
    }

    /** Within single quotes a POSIX shell takes everything for itself. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
