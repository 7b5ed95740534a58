/** Who gets in: the two doors (API and page), what they refuse, and the headers they send. */
@NullMarked
package eus.gordailu.gateway.security;

import org.jspecify.annotations.NullMarked;
