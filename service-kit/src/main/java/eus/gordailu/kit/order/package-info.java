/** In which order facts hold, though clocks go wrong. */
@NullMarked
package eus.gordailu.kit.order;

import org.jspecify.annotations.NullMarked;
