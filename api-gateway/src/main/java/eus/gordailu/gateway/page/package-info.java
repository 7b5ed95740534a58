/** The page: is everything safe, and what has happened; it refreshes itself. */
@NullMarked
package eus.gordailu.gateway.page;

import org.jspecify.annotations.NullMarked;
