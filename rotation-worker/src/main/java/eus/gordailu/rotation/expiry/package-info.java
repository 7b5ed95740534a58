/** Carries a plan out: takes out of view, then deletes. */
@NullMarked
package eus.gordailu.rotation.expiry;

import org.jspecify.annotations.NullMarked;
