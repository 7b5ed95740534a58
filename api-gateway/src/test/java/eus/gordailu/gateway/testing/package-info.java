/** A whole gateway for tests, with a store in memory and no broker. */
@NullMarked
package eus.gordailu.gateway.testing;

import org.jspecify.annotations.NullMarked;
