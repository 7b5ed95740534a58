/** How messages travel: topics, type names, CloudEvents attributes and JSON. */
@NullMarked
package eus.gordailu.contracts.wire;

import org.jspecify.annotations.NullMarked;
