package eus.gordailu.benchmarks.snapshot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program that has to be installed to be measured beside ours. */
enum Rival {
    RSNAPSHOT("rsnapshot", "rsnapshot"),
    BORG("borg", "borgbackup"),
    RESTIC("restic", "restic");

    private static final Map<String, String> UNATTENDED = Map.of("DEBIAN_FRONTEND", "noninteractive");

    private final String command;
    private final String debianPackage;

    Rival(String command, String debianPackage) {
        this.command = command;
        this.debianPackage = debianPackage;
    }

    /** Those that are here, after what is missing was installed if that can be; whoever is still missing is told of. */
    static Set<Rival> present(Ground ground) throws IOException, InterruptedException {
        List<Rival> missing = missing();
        if (!missing.isEmpty() && System.getProperty("user.name").equals("root") && isHere("apt-get")) {
            install(ground, missing);
        }
        missing()
                .forEach(rival -> System.out.printf(
                        "%s is missing and stays out of the table; to add it: apt-get install -y %s%n",
                        rival.command, rival.debianPackage));
        EnumSet<Rival> present = EnumSet.allOf(Rival.class);
        missing().forEach(present::remove);
        return present;
    }

    private static void install(Ground ground, List<Rival> missing) throws InterruptedException {
        List<String> packages =
                missing.stream().map(rival -> rival.debianPackage).toList();
        System.out.printf("Installing %s …%n", String.join(" ", packages));
        List<String> arguments = new ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
        arguments.addAll(packages);
        try {
            Program.of("apt-get", "update").with(UNATTENDED).run(ground);
            Program.of(arguments.toArray(String[]::new)).with(UNATTENDED).run(ground);
        } catch (IOException e) {
            System.out.println("The installation failed: " + e.getMessage());
        }
    }

    private static List<Rival> missing() {
        return Arrays.stream(values()).filter(rival -> !isHere(rival.command)).toList();
    }

    private static boolean isHere(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }
}
