package eus.gordailu.benchmarks.server;

import java.util.List;

/** Reads how much of a process is in memory from what the kernel says of it. */
final class ResidentMemory {

    private static final String FIELD = "VmRSS:";
    private static final double KIB = 1024;
    private static final double MB = 1e6;

    private ResidentMemory() {}

    /** The {@code VmRSS} of a {@code /proc/PID/status}, in MB of 1,000,000 bytes. */
    static double megabytes(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(FIELD))
                .map(line -> line.substring(FIELD.length()).strip().split(" ", 2)[0])
                .mapToDouble(kibibytes -> Long.parseLong(kibibytes) * KIB / MB)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The process has ended"));
    }
}
