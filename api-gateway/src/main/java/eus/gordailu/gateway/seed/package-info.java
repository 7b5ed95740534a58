/** What is there after the first start: a location, a policy, and the server's own catalogue as the first job. */
@NullMarked
package eus.gordailu.gateway.seed;

import org.jspecify.annotations.NullMarked;
