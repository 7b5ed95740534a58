/** How a service keeps its documents, and how a write and its messages never part. */
@NullMarked
package eus.gordailu.kit.store;

import org.jspecify.annotations.NullMarked;
