/** When a schedule is due. */
@NullMarked
package eus.gordailu.scheduler.calendar;

import org.jspecify.annotations.NullMarked;
