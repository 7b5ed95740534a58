package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.path.TreePath;

/** Paths in the order they came, each as what differs from the one before: neighbours of a tree share most of their bytes. */
final class PathLog {

    private final ByteLog bytes = new ByteLog();
    private String last = "";

    void add(TreePath path) {
        String octets = path.octets();
        int shared = 0;
        int most = Math.min(last.length(), octets.length());
        while (shared < most && last.charAt(shared) == octets.charAt(shared)) {
            shared++;
        }
        number(shared);
        number(octets.length() - shared);
        for (int i = shared; i < octets.length(); i++) {
            bytes.add(octets.charAt(i));
        }
        last = octets;
    }

    long size() {
        return bytes.size();
    }

    Reader reader() {
        return new Reader();
    }

    /** Two bytes: no path is longer than Linux's 4096. */
    private void number(int number) {
        if (number > 0xffff) {
            throw new IllegalArgumentException("A path of more than 65,535 bytes");
        }
        bytes.add(number >> 8);
        bytes.add(number);
    }

    /** Gives the paths back, one after the other. */
    final class Reader {

        private long at;
        private String before = "";

        TreePath next() {
            StringBuilder octets = new StringBuilder(before);
            octets.setLength(number());
            for (int left = number(); left > 0; left--) {
                octets.append((char) bytes.at(at++));
            }
            before = octets.toString();
            return new TreePath(before);
        }

        private int number() {
            int high = bytes.at(at++);
            return high << 8 | bytes.at(at++);
        }
    }
}
