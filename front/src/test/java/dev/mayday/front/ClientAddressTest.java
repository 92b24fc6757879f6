package dev.mayday.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private final ClientAddress clients =
            ClientAddress.trusting(List.of("10.0.0.0/8", "192.0.2.7", "fd00::/8"));

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9,                            203.0.113.9",
        "'unknown, 203.0.113.9, 10.0.0.1',       203.0.113.9",
        "'not an address',                       10.1.2.3",
        "203.0.113.9:5678,                       203.0.113.9",
        "2001:db8::1,                            2001:db8::1",
        "2001:DB8:0:0:0:0:0:1,                   2001:db8::1",
        "[2001:db8::1],                          2001:db8::1",
        "[2001:db8::1]:443,                      2001:db8::1",
        "[::1]:443,                              ::1",
        "::ffff:203.0.113.9,                     203.0.113.9",
        "'198.51.100.1, \"203.0.113.9:80\"',     203.0.113.9",
        "'\"[2001:db8::1]:80\"',                 2001:db8::1",
        "'_hidden, 203.0.113.9',                 203.0.113.9",
        "' , ,203.0.113.9',                      203.0.113.9",
        "'[2001:db8::1, 203.0.113.9',            203.0.113.9",
        "'203.0.113.9:80:90, 198.51.100.1',      198.51.100.1",
        "999.1.1.1,                              10.1.2.3",
        "'',                                     10.1.2.3",
    })
    void a_trusted_proxy_tells_who_the_client_is(String forwardedFor, String expected) {
        assertThat(clients.of("10.1.2.3", forwardedFor, null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'for=203.0.113.9',                                        203.0.113.9",
        "'For=\"[2001:db8::1]:4711\"',                             2001:db8::1",
        "'for=203.0.113.9:80;proto=https;by=10.1.1.1, for=10.0.0.1', 203.0.113.9",
        "'proto=https; for=203.0.113.9',                           203.0.113.9",
        "'for=unknown, for=_x, for=203.0.113.9',                   203.0.113.9",
        "'by=203.0.113.9',                                         10.1.2.3",
        "garbage,                                                  10.1.2.3",
    })
    void so_does_the_header_of_the_standard(String forwarded, String expected) {
        assertThat(clients.of("10.1.2.3", null, forwarded)).isEqualTo(expected);
    }

    /// What a client sends stands to the left of what the proxy saw.
    @ParameterizedTest
    @CsvSource({
        "'10.9.9.9, 203.0.113.7',                        203.0.113.7",
        "'198.51.100.1, 203.0.113.7',                    203.0.113.7",
        "'198.51.100.1, 203.0.113.7, 10.0.0.1, fd00::2', 203.0.113.7",
        "'198.51.100.1,203.0.113.7:5678,[fd00::2]:443',  203.0.113.7",
        "'198.51.100.1, 2001:db8::7, 192.0.2.7',         2001:db8::7",
        "'\"198.51.100.1, 203.0.113.7',                  203.0.113.7",
        "'198.51.100.1, unknown, 10.0.0.1',              10.0.0.1",
        "'198.51.100.1, 999.1.1.1',                      10.1.2.3",
        "'198.51.100.1, ,, 203.0.113.7 , ',              203.0.113.7",
        "'10.0.0.5, 10.0.0.1',                           10.0.0.5",
    })
    void no_client_chooses_its_own_address_behind_a_proxy_that_appends(
            String forwardedFor, String expected) {
        assertThat(clients.of("10.1.2.3", forwardedFor, "for=198.51.100.1")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'for=198.51.100.1, for=203.0.113.7',                            203.0.113.7",
        "'for=198.51.100.1, for=203.0.113.7, for=10.0.0.1;proto=https',  203.0.113.7",
        "'for=\"198.51.100.1, for=203.0.113.7;host=\"a.test\"',          203.0.113.7",
        "'for=\"198.51.100.1\\\", for=\"203.0.113.7\";host=\"a.test\"',   203.0.113.7",
        "'for=203.0.113.7;host=\"a.test, for=198.51.100.1\"',            203.0.113.7",
        "'for=203.0.113.7;host=\"a.test\\\", for=198.51.100.1\"',        203.0.113.7",
        "'for=203.0.113.7;host=\"a.test;for=198.51.100.1\"',             203.0.113.7",
        "'for=198.51.100.1, for=_hidden, for=10.0.0.1',                  10.0.0.1",
        "'for=198.51.100.1, by=10.0.0.1',                                10.1.2.3",
        "'for=198.51.100.1;for=203.0.113.7',                             10.1.2.3",
    })
    void nor_by_the_header_of_the_standard(String forwarded, String expected) {
        assertThat(clients.of("10.1.2.3", null, forwarded)).isEqualTo(expected);
    }

    @Test
    void anybody_else_is_not_believed() {
        assertThat(clients.of("192.0.2.1", "203.0.113.9", "for=203.0.113.9"))
                .isEqualTo("192.0.2.1");
        assertThat(clients.of("192.0.2.7", "203.0.113.9", null)).isEqualTo("203.0.113.9");
        assertThat(clients.of("fd12::1", "203.0.113.9", null)).isEqualTo("203.0.113.9");
        assertThat(clients.of("::ffff:10.1.1.1", "203.0.113.9", null)).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "10.0.0.0/",
                "2001:db8::/129",
                "example.com"
            })
    void a_network_that_is_none_is_refused_at_start(String network) {
        assertThatThrownBy(() -> ClientAddress.trusting(List.of(network)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a network: " + network);
    }
}
