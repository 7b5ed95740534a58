/** Tests of what snapshots are told to hold. */
@NullMarked
package eus.gordailu.repository.usage;

import org.jspecify.annotations.NullMarked;
