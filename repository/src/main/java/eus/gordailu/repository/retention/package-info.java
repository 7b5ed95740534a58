/** Decides which snapshots are kept and why: a pure function of snapshots, policy and clock. */
@NullMarked
package eus.gordailu.repository.retention;

import org.jspecify.annotations.NullMarked;
