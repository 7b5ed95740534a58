/** Shows beforehand which snapshots a policy keeps, and which it would let go at once. */
@NullMarked
package eus.gordailu.gateway.preview;

import org.jspecify.annotations.NullMarked;
