/** The change list of a snapshot: what was added, changed and removed, with checksums. */
@NullMarked
package eus.gordailu.repository.changes;

import org.jspecify.annotations.NullMarked;
