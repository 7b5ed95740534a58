/** The directory of one job in a location: found by identity, never by name alone, and written to by one holder of its lock. */
@NullMarked
package eus.gordailu.repository.job;

import org.jspecify.annotations.NullMarked;
