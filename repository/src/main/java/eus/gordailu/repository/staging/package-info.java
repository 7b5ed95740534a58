/** The copy of the latest snapshot that the next one is made of. */
@NullMarked
package eus.gordailu.repository.staging;

import org.jspecify.annotations.NullMarked;
