/** Lists that are read page by page. */
@NullMarked
package eus.gordailu.gateway.paging;

import org.jspecify.annotations.NullMarked;
