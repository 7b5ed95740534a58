/** How a service that cannot start says so. */
@NullMarked
package eus.gordailu.kit.start;

import org.jspecify.annotations.NullMarked;
