/** The catalogue: clients, jobs, policies, locations and scripts as people define them; every change is told to all. */
@NullMarked
package eus.gordailu.gateway.catalog;

import org.jspecify.annotations.NullMarked;
