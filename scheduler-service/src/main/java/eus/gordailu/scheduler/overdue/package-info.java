/** Watches that each job has a good snapshot as often as it should, whatever becomes of its runs. */
@NullMarked
package eus.gordailu.scheduler.overdue;

import org.jspecify.annotations.NullMarked;
