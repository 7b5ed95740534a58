/** When: what is due, and the life of every run until it ends. */
@NullMarked
package eus.gordailu.scheduler;

import org.jspecify.annotations.NullMarked;
