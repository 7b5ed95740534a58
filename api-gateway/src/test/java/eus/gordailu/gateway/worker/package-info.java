/** Tests of what is known of workers. */
@NullMarked
package eus.gordailu.gateway.worker;

import org.jspecify.annotations.NullMarked;
