/** Tests of what a policy would keep. */
@NullMarked
package eus.gordailu.gateway.preview;

import org.jspecify.annotations.NullMarked;
