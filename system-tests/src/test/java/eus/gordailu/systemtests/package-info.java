/** The whole system from outside: real processes, a real ssh server, rsync and Kafka, and what goes wrong with them. */
@NullMarked
package eus.gordailu.systemtests;

import org.jspecify.annotations.NullMarked;
