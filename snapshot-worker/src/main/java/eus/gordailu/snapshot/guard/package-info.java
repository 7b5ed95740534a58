/** Tells a run that may be trusted from one that a person must look at first. */
@NullMarked
package eus.gordailu.snapshot.guard;

import org.jspecify.annotations.NullMarked;
