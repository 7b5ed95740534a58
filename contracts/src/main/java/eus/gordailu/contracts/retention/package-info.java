/** What a policy's retention means: which snapshots are kept and why, a pure function of snapshots, policy and clock. */
@NullMarked
package eus.gordailu.contracts.retention;

import org.jspecify.annotations.NullMarked;
