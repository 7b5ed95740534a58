/** What the administrator has defined: clients, jobs, policies, locations, scripts and users, and the facts about them. */
@NullMarked
package eus.gordailu.contracts.catalog;

import org.jspecify.annotations.NullMarked;
