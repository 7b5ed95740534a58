/** Brings files of a snapshot back to a client: asked for, followed, aborted. */
@NullMarked
package eus.gordailu.gateway.restore;

import org.jspecify.annotations.NullMarked;
