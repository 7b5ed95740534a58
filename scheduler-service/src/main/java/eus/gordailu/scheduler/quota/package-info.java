/** How much the backups of a client may hold, and whether there is room for more. */
@NullMarked
package eus.gordailu.scheduler.quota;

import org.jspecify.annotations.NullMarked;
