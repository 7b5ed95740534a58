/** Tests of users and tokens. */
@NullMarked
package eus.gordailu.gateway.user;

import org.jspecify.annotations.NullMarked;
