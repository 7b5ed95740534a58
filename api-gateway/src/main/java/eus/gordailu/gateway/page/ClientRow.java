package eus.gordailu.gateway.page;

import java.util.List;

/** A client in words. */
record ClientRow(String name, String address, String description, boolean active, List<String> keyLines) {}
