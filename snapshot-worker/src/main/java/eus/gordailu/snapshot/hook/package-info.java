/** The scripts that run before and after a job, and before and after a batch of jobs of one client. */
@NullMarked
package eus.gordailu.snapshot.hook;

import org.jspecify.annotations.NullMarked;
