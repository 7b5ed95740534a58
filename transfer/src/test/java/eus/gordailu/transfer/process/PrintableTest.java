package eus.gordailu.transfer.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void whatATerminalWouldObeyIsShownAsTheNumbersOfItsBytes() {
        assertThat(Printable.text("a\u001b[2J\u009b31m\tb")).isEqualTo("a\\#033[2J\\#302\\#23331m\tb");
    }

    /** What looks like one name would be another, or a line of its own. */
    @Test
    void whatTurnsALineAroundOrEndsItIsShown() {
        assertThat(Printable.text("invoice\u202egpj.exe\u2069\u2028next"))
                .isEqualTo("invoice\\#342\\#200\\#256gpj.exe\\#342\\#201\\#251\\#342\\#200\\#250next");
    }

    @Test
    void lettersOfAllScriptsStay() {
        String name = "ñ é 😀 日本 עברית می\u200cخواهم";

        assertThat(Printable.text(name.getBytes(StandardCharsets.UTF_8))).isEqualTo(name);
    }

    @Test
    void ofALongLineTheBeginningIsTold() {
        assertThat(Printable.shortened("x".repeat(501))).isEqualTo("x".repeat(500) + "…");
    }
}
