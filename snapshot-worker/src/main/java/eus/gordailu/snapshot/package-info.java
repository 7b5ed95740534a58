/** Pull: makes snapshots of clients on this machine's locations. */
@NullMarked
package eus.gordailu.snapshot;

import org.jspecify.annotations.NullMarked;
