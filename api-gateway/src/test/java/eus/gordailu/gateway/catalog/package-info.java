/** Tests of the catalogue. */
@NullMarked
package eus.gordailu.gateway.catalog;

import org.jspecify.annotations.NullMarked;
