/** How each job fares: its last good snapshot, its last end, and whether it is overdue. */
@NullMarked
package eus.gordailu.gateway.health;

import org.jspecify.annotations.NullMarked;
