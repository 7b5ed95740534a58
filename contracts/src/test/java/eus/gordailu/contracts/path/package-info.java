/** Tests of names as bytes. */
@NullMarked
package eus.gordailu.contracts.path;

import org.jspecify.annotations.NullMarked;
