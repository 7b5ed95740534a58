/** The HTTP API, the page and the users; the owner of the catalogue. */
@NullMarked
package eus.gordailu.gateway;

import org.jspecify.annotations.NullMarked;
