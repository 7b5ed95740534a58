/** What people were told, and what they could not be told. */
@NullMarked
package eus.gordailu.gateway.notification;

import org.jspecify.annotations.NullMarked;
