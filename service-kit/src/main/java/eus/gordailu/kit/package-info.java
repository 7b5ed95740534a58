/** What every service imports: its messaging, its store and its health. */
@NullMarked
package eus.gordailu.kit;

import org.jspecify.annotations.NullMarked;
