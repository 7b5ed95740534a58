/** Tests of the catalogue's export. */
@NullMarked
package eus.gordailu.gateway.export;

import org.jspecify.annotations.NullMarked;
