package eus.gordailu.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @Test
    void eachKindIsReadAndWritten() {
        assertThat(Address.parse("")).isEqualTo(new Address.Local()).hasToString("local");
        assertThat(Address.parse("root@web1"))
                .isEqualTo(new Address.Ssh("root", "web1", 22))
                .hasToString("root@web1");
        assertThat(Address.parse("root@[fe80::1%eth0]:2222"))
                .isEqualTo(new Address.Ssh("root", "fe80::1%eth0", 2222))
                .hasToString("root@[fe80::1%eth0]:2222");
        assertThat(Address.parse("nas::Our photos"))
                .isEqualTo(new Address.Daemon(null, "nas", 873, "Our photos"))
                .hasToString("nas::Our photos");
        assertThat(Address.parse("backup@[::1]::C$"))
                .isEqualTo(new Address.Daemon("backup", "::1", 873, "C$"))
                .hasToString("backup@[::1]::C$");
        assertThat(Address.parse("rsync://backup@nas:8730/photos"))
                .isEqualTo(new Address.Daemon("backup", "nas", 8730, "photos"))
                .hasToString("rsync://backup@nas:8730/photos");
        assertThat(Address.parse("rsync://nas/photos")).hasToString("nas::photos");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-oProxyCommand=touch x@web",
                "root@-oProxyCommand=touch",
                "-e::m",
                "--rsh=sh::m",
                "user@-host::m",
                "-user@host::m",
                "host::-m",
                "host::--config=x",
                "host::m/../etc",
                "host::m/path",
                "host::m\npath",
                "host::m;id",
                "host::$(id)",
                "host::m ",
                "host:: m",
                "host::",
                "::m",
                "host:m",
                "ho st::m",
                "host`id`::m",
                "rsync://host",
                "rsync://host/",
                "rsync://host:0/m",
                "rsync://host:65536/m",
                "rsync://host:99999999999999/m",
                "rsync://-oX@host/m",
                "rsync://user:password@host/m",
                "root@web:0",
                "root@web:65536",
                "root@web:22 -oProxyCommand=x",
                "root@web\n-oProxyCommand=x",
                "root@web|id",
                "$(id)@web",
                "web",
            })
    void whatCouldMeanSomethingElseIsRefused(String text) {
        assertThatThrownBy(() -> Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no client address: write local; user@host");
    }

    @Test
    void onlySshHasMoreToTheWay() {
        Address daemon = Address.parse("nas::photos");
        assertThatThrownBy(() -> new Route(daemon, Address.parse("a@b"), false, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Route(daemon, null, true, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Route(daemon, null, false, true)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Route.to(daemon).module()).contains("photos");
    }

    @Test
    void aRestrictedKeysLineNamesWhatMayBeRead() {
        Route plain = Route.to(Address.parse("root@web"));
        Route restricted = new Route(Address.parse("me@web"), null, true, true);

        assertThat(AuthorizedKeys.line(plain, "ssh-ed25519 AAAA me", List.of("/etc")))
                .isEqualTo("restrict ssh-ed25519 AAAA me");
        assertThat(AuthorizedKeys.line(restricted, "ssh-ed25519 AAAA me", List.of("/etc", "/it's \"a\" $(b)")))
                .isEqualTo("restrict,command=\"/usr/local/sbin/gordailu-client --sudo /etc '/it'\\''s \\\"a\\\" $(b)'\""
                        + " ssh-ed25519 AAAA me");
        assertThat(AuthorizedKeys.line(restricted, "K", List.of())).contains("gordailu-client --sudo /\"");
        assertThat(AuthorizedKeys.line(restricted, "K", List.of("/srv//www/")))
                .contains("gordailu-client --sudo /srv/www/\"");
    }
}
