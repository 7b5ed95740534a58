/** Names of files as they are: bytes, not text. */
@NullMarked
package eus.gordailu.contracts.path;

import org.jspecify.annotations.NullMarked;
