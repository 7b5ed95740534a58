package eus.gordailu.repository.posix;

/** One entry of a directory as a listing gives it, without a look at the inode. */
public record Entry(FileName name, long inode, EntryType type) {

    public boolean directory() {
        return type == EntryType.DIRECTORY;
    }
}
