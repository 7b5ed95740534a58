/** Tests of who gets in. */
@NullMarked
package eus.gordailu.gateway.security;

import org.jspecify.annotations.NullMarked;
