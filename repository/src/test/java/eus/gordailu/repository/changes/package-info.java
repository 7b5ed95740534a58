/** Tests of the change list. */
@NullMarked
package eus.gordailu.repository.changes;

import org.jspecify.annotations.NullMarked;
