/** Where a job's snapshots are mirrored to. */
@NullMarked
package eus.gordailu.offsite.mirror;

import org.jspecify.annotations.NullMarked;
