package eus.gordailu.gateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ready hooks are run here with programs that only pretend, and write down how they were called. */
final class HookBench {

    private static final Pattern SEARCHED = Pattern.compile(":");
    private static final List<String> REAL = List.of(
            "cat", "chmod", "cmp", "env", "find", "grep", "gzip", "id", "ls", "mkdir", "mv", "rm", "sed", "test",
            "touch", "tr");

    private final Path root;
    private final Path programs;
    private final Path state;
    private final List<String> shell;

    /** How a hook ended, and what it said. */
    record Ended(int code, String said) {

        Ended well() {
            assertThat(code).as(said).isZero();
            return this;
        }

        void badlySaying(String... words) {
            assertThat(code).as(said).isNotZero();
            assertThat(said).contains(words);
        }
    }

    /** The shells that are there. */
    static Stream<String> shells() {
        return Stream.of("sh", "dash", "busybox sh")
                .filter(shell -> onPath(shell.split(" ", 2)[0]).isPresent());
    }

    HookBench(Path root, String shell) {
        this.root = root;
        this.programs = directory("programs");
        this.state = directory("state");
        this.shell = List.of(shell.split(" ", 2));
        for (String real : REAL) {
            onPath(real).ifPresent(program -> link(programs.resolve(real), program));
        }
        program("runuser", "while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"");
        program("sudo", "shift; [ \"$1\" != -u ] || shift 3; exec \"$@\"");
    }

    /** A program, whose script finds what it is to know in {@code $state}. */
    HookBench program(String name, String script) {
        Path program = programs.resolve(name);
        write(program, """
                #!/bin/sh
                state='%s'
                { printf %%s '%s'; printf ' [%%s]' "$@"; echo; } >>"$state/calls"
                %s
                """.formatted(state, name, script));
        try {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Tells the programs something. */
    void tell(String name, String... lines) {
        write(state.resolve(name), Stream.of(lines).map(line -> line + "\n").reduce("", String::concat));
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(state.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a program was told, and wrote down. */
    String told(String name) {
        try {
            return Files.readString(state.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean knows(String name) {
        return Files.exists(state.resolve(name));
    }

    /** How the programs were called since this was asked last. */
    List<String> calls() {
        try {
            List<String> calls = knows("calls") ? Files.readAllLines(state.resolve("calls")) : List.of();
            forget("calls");
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Ended run(ScriptPreset hook, Map<String, String> settings, String event) {
        Path script = root.resolve(hook.title());
        write(script, preferring() + set(hook.body(), settings));
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(shell.stream(), Stream.of(script.toString()))
                        .toList())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(root.resolve("said").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        if (!event.isEmpty()) {
            builder.environment().put("GORDAILU_EVENT", event);
        }
        try {
            Process process = builder.start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(root.resolve("said")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some shells take their own programs before those on the path. */
    private String preferring() {
        return Stream.of("gzip", "mount", "mountpoint", "umount")
                .filter(name -> shell.size() > 1 && Files.exists(programs.resolve(name)))
                .map(name -> "%s() { '%s' \"$@\"; }\n".formatted(name, programs.resolve(name)))
                .collect(Collectors.joining());
    }

    private static String set(String body, Map<String, String> settings) {
        String set = body;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            Matcher line = Pattern.compile("(?m)^" + setting.getKey() + "=.*$").matcher(set);
            assertThat(line.find()).as(setting.getKey()).isTrue();
            set = line.replaceFirst(Matcher.quoteReplacement(
                    setting.getKey() + "='" + setting.getValue().replace("'", "'\\''") + "'"));
        }
        return set;
    }

    private static Optional<Path> onPath(String program) {
        return SEARCHED.splitAsStream(System.getenv("PATH"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Path directory(String name) {
        try {
            return Files.createDirectory(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
