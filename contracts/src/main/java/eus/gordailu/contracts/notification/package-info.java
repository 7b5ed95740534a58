/** What people were told, or could not be told. */
@NullMarked
package eus.gordailu.contracts.notification;

import org.jspecify.annotations.NullMarked;
