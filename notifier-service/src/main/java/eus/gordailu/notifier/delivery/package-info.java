/** Sees to it that what is to be told is told, and not twice. */
@NullMarked
package eus.gordailu.notifier.delivery;

import org.jspecify.annotations.NullMarked;
