/** A document store of our own inside the process that speaks MongoDB's protocol, for those who run no MongoDB. */
@NullMarked
package eus.gordailu.allinone.store;

import org.jspecify.annotations.NullMarked;
