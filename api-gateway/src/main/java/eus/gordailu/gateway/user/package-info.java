/** Who may sign in: people with passwords, and programs with tokens. */
@NullMarked
package eus.gordailu.gateway.user;

import org.jspecify.annotations.NullMarked;
