/** Takes completed snapshots to other sites. */
@NullMarked
package eus.gordailu.offsite;

import org.jspecify.annotations.NullMarked;
