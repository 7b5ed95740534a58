/** How this worker comes to a client. */
@NullMarked
package eus.gordailu.snapshot.client;

import org.jspecify.annotations.NullMarked;
