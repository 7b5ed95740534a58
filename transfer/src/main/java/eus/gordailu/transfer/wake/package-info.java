/** Machines that sleep: how they are woken before they are backed up. */
@NullMarked
package eus.gordailu.transfer.wake;

import org.jspecify.annotations.NullMarked;
