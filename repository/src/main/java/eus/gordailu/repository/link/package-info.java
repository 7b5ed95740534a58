/** Symbolic links in a job's directory that lead people to its snapshots by the names that rsnapshot gives them. */
@NullMarked
package eus.gordailu.repository.link;

import org.jspecify.annotations.NullMarked;
