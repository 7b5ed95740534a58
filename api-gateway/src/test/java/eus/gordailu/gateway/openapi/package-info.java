/** Tests of the API's description. */
@NullMarked
package eus.gordailu.gateway.openapi;

import org.jspecify.annotations.NullMarked;
