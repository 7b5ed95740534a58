/** What keeps the other users of this machine out of the embedded broker and the embedded document store. */
@NullMarked
package eus.gordailu.allinone.access;

import org.jspecify.annotations.NullMarked;
