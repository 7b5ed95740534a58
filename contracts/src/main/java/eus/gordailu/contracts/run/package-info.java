/** A run's commands and facts: due, queued, retrying, finished, overdue, missed. */
@NullMarked
package eus.gordailu.contracts.run;

import org.jspecify.annotations.NullMarked;
