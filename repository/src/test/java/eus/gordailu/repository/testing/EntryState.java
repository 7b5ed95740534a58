package eus.gordailu.repository.testing;

import eus.gordailu.repository.posix.EntryType;
import eus.gordailu.repository.posix.FileStatus;
import eus.gordailu.repository.posix.Timestamp;
import java.util.SortedMap;

/**
 * All that a backup must keep of one entry. The content is its SHA-256, or where a symbolic link leads; the first name is
 * that of its hardlink group in the order of bytes. Inode and number of links say where it is, not what it is.
 */
public record EntryState(
        EntryType type,
        int permissions,
        int owner,
        int group,
        Timestamp modified,
        long size,
        long special,
        String content,
        SortedMap<String, String> extended,
        String firstName,
        long inode,
        long links) {

    static EntryState of(FileStatus status, String content, SortedMap<String, String> extended) {
        return new EntryState(
                status.type(),
                status.permissions(),
                status.owner(),
                status.group(),
                status.modified(),
                status.directory() ? 0 : status.size(),
                status.special(),
                content,
                extended,
                "",
                status.inode(),
                status.links());
    }

    EntryState inGroupOf(String name) {
        return new EntryState(
                type, permissions, owner, group, modified, size, special, content, extended, name, inode, links);
    }
}
