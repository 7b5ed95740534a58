/** One attempt as a state machine: its steps, its end, and what a crash leaves of it. */
@NullMarked
package eus.gordailu.snapshot.workflow;

import org.jspecify.annotations.NullMarked;
