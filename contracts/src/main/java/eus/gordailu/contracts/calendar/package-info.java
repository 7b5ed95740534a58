/** What a policy's schedule means: when it is due. */
@NullMarked
package eus.gordailu.contracts.calendar;

import org.jspecify.annotations.NullMarked;
