/** Files that nobody but the server's own user may read. */
@NullMarked
package eus.gordailu.gateway.file;

import org.jspecify.annotations.NullMarked;
