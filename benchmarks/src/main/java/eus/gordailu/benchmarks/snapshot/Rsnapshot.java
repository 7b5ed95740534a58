package eus.gordailu.benchmarks.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * rsnapshot with its default arguments for rsync, in one of its two ways to keep what is unchanged. Both leave the same on
 * disk, so both are prepared by the first, which is quicker.
 */
record Rsnapshot(Ground ground, Path source, Path directory, boolean linkDest) implements Contender {

    static final String COPYING = "rsnapshot (cp -al)";
    static final String LINK_DEST = "rsnapshot (link_dest)";

    static Rsnapshot in(Ground ground, Path source, Path directory, boolean linkDest) throws IOException {
        Rsnapshot rsnapshot = new Rsnapshot(ground, source, Files.createDirectories(directory), linkDest);
        rsnapshot.configure("preparing", false);
        rsnapshot.configure("measured", linkDest);
        return rsnapshot;
    }

    @Override
    public String name() {
        return linkDest ? LINK_DEST : COPYING;
    }

    @Override
    public void cycle() throws IOException, InterruptedException {
        run("measured");
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        run("preparing");
    }

    @Override
    public Optional<Path> newest() {
        return Optional.of(directory
                .resolve("root/daily.0/localhost")
                .resolve("." + source)
                .normalize());
    }

    private void run(String configuration) throws IOException, InterruptedException {
        Program.of("rsnapshot", "-c", directory.resolve(configuration).toString(), "daily")
                .run(ground);
    }

    /** Fields are parted by tabs. */
    private void configure(String name, boolean link) throws IOException {
        Files.writeString(directory.resolve(name), """
                config_version	1.2
                snapshot_root	%1$s/root/
                cmd_cp	/bin/cp
                cmd_rm	/bin/rm
                cmd_rsync	/usr/bin/rsync
                lockfile	%1$s/lock
                verbose	1
                loglevel	1
                logfile	%1$s/log
                retain	daily	%2$d
                link_dest	%3$d
                backup	%4$s/	localhost/
                """.formatted(directory, KEPT, link ? 1 : 0, source));
    }
}
