/** The services' messaging against a real broker. */
@NullMarked
package eus.gordailu.allinone.messaging;

import org.jspecify.annotations.NullMarked;
