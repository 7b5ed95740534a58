/** When each job is due next, and which run it has under way. */
@NullMarked
package eus.gordailu.scheduler.plan;

import org.jspecify.annotations.NullMarked;
