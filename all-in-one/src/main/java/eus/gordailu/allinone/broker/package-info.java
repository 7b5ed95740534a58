/** A Kafka broker of our own inside the process, for those who run none. */
@NullMarked
package eus.gordailu.allinone.broker;

import org.jspecify.annotations.NullMarked;
