/** The description of the API that programs read. */
@NullMarked
package eus.gordailu.gateway.openapi;

import org.jspecify.annotations.NullMarked;
