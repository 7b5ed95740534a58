package eus.gordailu.contracts.catalog;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** The address of a network card, six bytes. Its text is hexadecimal in pairs, as in {@code 3c:52:82:0a:0b:0c}. */
public record MacAddress(String text) {

    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{2}(?::[0-9a-f]{2}){5}");
    private static final HexFormat HEX = HexFormat.ofDelimiter(":");

    public MacAddress {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no address of a network card: write it as in 3c:52:82:0a:0b:0c".formatted(text));
        }
    }

    /**
     * Reads one with colons or hyphens, in letters of either case.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static MacAddress parse(String text) {
        return new MacAddress(text.toLowerCase(Locale.ROOT).replace('-', ':'));
    }

    /** Its six bytes. */
    public byte[] bytes() {
        return HEX.parseHex(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
