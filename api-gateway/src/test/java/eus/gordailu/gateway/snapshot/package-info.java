/** Tests of snapshots. */
@NullMarked
package eus.gordailu.gateway.snapshot;

import org.jspecify.annotations.NullMarked;
