/** State machines: which state follows on which signal. */
@NullMarked
package eus.gordailu.kit.workflow;

import org.jspecify.annotations.NullMarked;
