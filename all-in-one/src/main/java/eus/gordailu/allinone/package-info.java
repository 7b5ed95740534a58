/** The six services in one process, with an embedded broker and document store. */
@NullMarked
package eus.gordailu.allinone;

import org.jspecify.annotations.NullMarked;
