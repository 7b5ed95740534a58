package eus.gordailu.transfer.push;

import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;

/** Something that happens at the client, or would. */
public sealed interface PushChange {

    /** As rsync tells it. */
    record Told(Change change) implements PushChange {}

    /** Something of another type stands where this path of the tree is to come. */
    record InTheWay(TreePath path) implements PushChange {}
}
