package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The simplest way to make what changes are applied to. */
final class StagedCopy {

    private final Path root;

    private StagedCopy(Path root) {
        this.root = root;
    }

    static void make(ApplyRequest request) {
        Path root = request.pull().destination();
        Path latest = request.pull().linkDest().orElseThrow();
        Trees.make(latest, "cp -al . '%s'".formatted(root));
        StagedCopy copy = new StagedCopy(root);
        request.deleted().map(Change::path).forEach(copy::remove);
        request.inTheWay().forEach(copy::remove);
        request.links().forEach(copy::link);
    }

    /** Names are bytes, which Java takes in URIs alone. */
    static Path at(Path root, TreePath path) {
        StringBuilder uri =
                new StringBuilder("file://").append(root.toUri().getRawPath().replaceAll("/$", ""));
        for (String name : path.names()) {
            uri.append('/');
            name.chars().forEach(octet -> uri.append("%%%02X".formatted(octet)));
        }
        return Path.of(URI.create(uri.toString()));
    }

    private void remove(TreePath path) {
        try {
            Files.deleteIfExists(at(root, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void link(ApplyRequest.Link link) {
        try {
            Files.createDirectories(at(root, link.path().parent()));
            Files.createLink(at(root, link.path()), at(root, link.leader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
