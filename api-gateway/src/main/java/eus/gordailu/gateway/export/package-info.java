/** Writes the catalogue to disk, so that the server's first job can back it up. */
@NullMarked
package eus.gordailu.gateway.export;

import org.jspecify.annotations.NullMarked;
