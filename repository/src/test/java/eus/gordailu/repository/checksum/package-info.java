/** Tests of checksums. */
@NullMarked
package eus.gordailu.repository.checksum;

import org.jspecify.annotations.NullMarked;
