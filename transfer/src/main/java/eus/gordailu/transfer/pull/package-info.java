/** One pull of a client's paths into a directory, whole or only what differs, from request to result. */
@NullMarked
package eus.gordailu.transfer.pull;

import org.jspecify.annotations.NullMarked;
