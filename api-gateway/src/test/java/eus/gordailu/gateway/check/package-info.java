/** Tests of the tests of connections. */
@NullMarked
package eus.gordailu.gateway.check;

import org.jspecify.annotations.NullMarked;
