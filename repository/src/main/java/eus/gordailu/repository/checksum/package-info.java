/** Checksums of files' content, taken once, when a file arrives. */
@NullMarked
package eus.gordailu.repository.checksum;

import org.jspecify.annotations.NullMarked;
