/** What the guards find, from what a run came to. */
@NullMarked
package eus.gordailu.snapshot.guard;

import org.jspecify.annotations.NullMarked;
