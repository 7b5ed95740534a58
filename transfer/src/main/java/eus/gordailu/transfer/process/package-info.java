/** Runs external programs: argument lists, time limits, a clear end for the whole process tree, bounded output. */
@NullMarked
package eus.gordailu.transfer.process;

import org.jspecify.annotations.NullMarked;
