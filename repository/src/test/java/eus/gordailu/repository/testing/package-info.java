/** What tests of this and other modules compare trees with. */
@NullMarked
package eus.gordailu.repository.testing;

import org.jspecify.annotations.NullMarked;
