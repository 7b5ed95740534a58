/** The arrows between the modules, and the rules of the house that a machine can hold us to. */
@NullMarked
package eus.gordailu.allinone.architecture;

import org.jspecify.annotations.NullMarked;
