/** Brings files of snapshots back to clients. */
@NullMarked
package eus.gordailu.snapshot.restore;

import org.jspecify.annotations.NullMarked;
