/** What shuts in the rsync that receives from another machine: it finds the files that it needs, and no others. */
@NullMarked
package eus.gordailu.transfer.confine;

import org.jspecify.annotations.NullMarked;
