/** Says that this worker lives, what it holds and how far it is. */
@NullMarked
package eus.gordailu.snapshot.heartbeat;

import org.jspecify.annotations.NullMarked;
