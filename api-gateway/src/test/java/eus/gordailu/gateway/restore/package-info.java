/** Tests of restores. */
@NullMarked
package eus.gordailu.gateway.restore;

import org.jspecify.annotations.NullMarked;
