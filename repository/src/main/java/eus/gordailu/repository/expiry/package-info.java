/** Takes snapshots out of view and deletes what is out of view. */
@NullMarked
package eus.gordailu.repository.expiry;

import org.jspecify.annotations.NullMarked;
