/** The states of one rotation, each kept in a document. */
@NullMarked
package eus.gordailu.rotation.workflow;

import org.jspecify.annotations.NullMarked;
