/** How a service reads from and writes to Kafka, and where messages go that it cannot read. */
@NullMarked
package eus.gordailu.kit.messaging;

import org.jspecify.annotations.NullMarked;
