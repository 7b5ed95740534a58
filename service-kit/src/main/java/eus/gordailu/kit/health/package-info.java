/** What every service shows of its health. */
@NullMarked
package eus.gordailu.kit.health;

import org.jspecify.annotations.NullMarked;
