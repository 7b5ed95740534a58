/** Machines that answer as an rsync daemon: how they are reached, their passwords, and what they say when they do not let us in. */
@NullMarked
package eus.gordailu.transfer.daemon;

import org.jspecify.annotations.NullMarked;
