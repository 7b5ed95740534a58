/** Small JSON files that are replaced whole or not at all. */
@NullMarked
package eus.gordailu.repository.document;

import org.jspecify.annotations.NullMarked;
