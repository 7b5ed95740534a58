/** What the worker answers to the gateway over HTTP: nobody else knows the token. */
@NullMarked
package eus.gordailu.snapshot.serving;

import org.jspecify.annotations.NullMarked;
