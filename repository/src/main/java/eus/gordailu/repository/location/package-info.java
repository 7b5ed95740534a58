/** A directory on a backup disk, known by its marker: no marker, no writing. */
@NullMarked
package eus.gordailu.repository.location;

import org.jspecify.annotations.NullMarked;
