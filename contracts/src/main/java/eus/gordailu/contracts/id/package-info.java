/** Typed identifiers: never a bare string between methods. */
@NullMarked
package eus.gordailu.contracts.id;

import org.jspecify.annotations.NullMarked;
