/** The life of a run: from due to its end, whatever happens. */
@NullMarked
package eus.gordailu.scheduler.run;

import org.jspecify.annotations.NullMarked;
