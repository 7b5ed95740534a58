/** How lines in the log are found. */
@NullMarked
package eus.gordailu.kit.log;

import org.jspecify.annotations.NullMarked;
