/** The scheduler's own copy of what the administrator has defined. */
@NullMarked
package eus.gordailu.scheduler.catalog;

import org.jspecify.annotations.NullMarked;
