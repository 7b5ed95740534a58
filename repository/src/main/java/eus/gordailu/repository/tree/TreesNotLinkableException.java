package eus.gordailu.repository.tree;

import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.RepositoryException;
import eus.gordailu.repository.posix.Directory;
import java.util.Map;

/** Two trees of which one can't be made of links to the other, and nothing was changed. */
public final class TreesNotLinkableException extends RepositoryException {

    private TreesNotLinkableException(String code, Directory source, Directory target, String reason) {
        super(
                FailureClass.PERMANENT,
                code,
                "%s can't be made of links to %s: %s".formatted(target, source, reason),
                Map.of("source", source.toString(), "target", target.toString()));
    }

    static TreesNotLinkableException apart(Directory source, Directory target) {
        return new TreesNotLinkableException(
                "tree.other-file-system",
                source,
                target,
                "they are on two file systems. Keep the snapshots of a job on one");
    }

    static TreesNotLinkableException same(Directory source, Directory target) {
        return new TreesNotLinkableException(
                "tree.same", source, target, "they are one directory. Name two different ones");
    }

    static TreesNotLinkableException notEmpty(Directory source, Directory target) {
        return new TreesNotLinkableException(
                "tree.not-empty", source, target, "it is not empty. Choose an empty directory, or recycle this one");
    }
}
