package eus.gordailu.repository.tree;

import eus.gordailu.repository.posix.EntryType;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.Inode;
import java.io.IOException;
import java.util.SortedMap;

/** Gives an inode that is ours alone the owner, extended attributes, mode and time of another; touches only what differs. */
final class Likeness {

    private Likeness() {}

    /** In this order: a new owner clears capabilities and setuid, an access control list changes the mode. */
    static void give(Inode model, Inode own) throws IOException {
        FileStatus wanted = model.status();
        FileStatus found = own.status();
        boolean changed = owner(wanted, found, own);
        changed |= extended(model.extended(), own);
        if (wanted.type() != EntryType.SYMBOLIC_LINK && (changed || wanted.permissions() != found.permissions())) {
            own.mode(wanted.permissions());
        }
        if (!wanted.modified().equals(found.modified())) {
            own.modified(wanted.modified());
        }
    }

    private static boolean owner(FileStatus wanted, FileStatus found, Inode own) throws IOException {
        boolean differs = wanted.owner() != found.owner() || wanted.group() != found.group();
        if (differs) {
            own.owner(wanted.owner(), wanted.group());
        }
        return differs;
    }

    private static boolean extended(SortedMap<String, String> wanted, Inode own) throws IOException {
        SortedMap<String, String> found = own.extended();
        if (found.equals(wanted)) {
            return false;
        }
        for (String name : found.keySet()) {
            if (!wanted.containsKey(name)) {
                own.removeExtended(name);
            }
        }
        for (var attribute : wanted.entrySet()) {
            if (!attribute.getValue().equals(found.get(attribute.getKey()))) {
                own.setExtended(attribute.getKey(), attribute.getValue());
            }
        }
        return true;
    }
}
