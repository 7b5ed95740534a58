/** What a worker is asked about a client before a run, and what it answers. It travels over HTTP, not through Kafka. */
@NullMarked
package eus.gordailu.contracts.check;

import org.jspecify.annotations.NullMarked;
