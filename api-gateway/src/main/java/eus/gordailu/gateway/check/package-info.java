/** Tests whether clients can be reached, and puts the workers' keys there: by asking each worker. */
@NullMarked
package eus.gordailu.gateway.check;

import org.jspecify.annotations.NullMarked;
