/** What went wrong with a request, as RFC 9457 problem documents that people can act upon. */
@NullMarked
package eus.gordailu.gateway.problem;

import org.jspecify.annotations.NullMarked;
