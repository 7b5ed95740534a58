/** Tests of the first start. */
@NullMarked
package eus.gordailu.gateway.seed;

import org.jspecify.annotations.NullMarked;
