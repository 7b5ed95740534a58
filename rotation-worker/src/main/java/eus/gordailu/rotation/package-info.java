/** Keeps what retention keeps, and lets the rest go. */
@NullMarked
package eus.gordailu.rotation;

import org.jspecify.annotations.NullMarked;
