/** Bringing files back to a client. */
@NullMarked
package eus.gordailu.contracts.restore;

import org.jspecify.annotations.NullMarked;
