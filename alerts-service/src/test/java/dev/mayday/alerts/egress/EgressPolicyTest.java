package dev.mayday.alerts.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.alerts.egress.Clearance.Cleared;
import dev.mayday.alerts.egress.Clearance.Refused;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {

    private static final EgressPolicy STRICT = EgressPolicy.of(false, List.of(), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.7",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "2002:0a00:0001::1",
                "2002:7f00:0001::",
                "2001:0:0:0:0:0:f5ff:fff8",
                "::10.0.0.1"
            })
    void an_address_that_is_not_public_is_refused(String address) throws Exception {
        assertThat(decide(STRICT, "https://hooks.example.com/x", address))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.255.255",
                "198.20.0.1",
                "223.255.255.255",
                "2606:2800:220:1::1",
                "::ffff:93.184.216.34",
                "64:ff9b::1.1.1.1",
                "2002:0101:0101::1"
            })
    void a_public_address_is_cleared(String address) throws Exception {
        assertThat(decide(STRICT, "https://hooks.example.com/x", address))
                .isInstanceOf(Cleared.class);
    }

    @Test
    void one_private_address_among_public_ones_is_enough_and_is_named() throws Exception {
        var clearance = decide(STRICT, "https://hooks.example.com/x", "93.184.216.34", "127.0.0.1");

        assertThat(clearance)
                .isEqualTo(
                        new Refused(
                                "hooks.example.com resolves to 127.0.0.1 (loopback): not allowed;"
                                        + " an instance admin can add it to egress.allow"));
    }

    @Test
    void an_ipv4_address_in_ipv6_clothes_is_refused_by_name() throws Exception {
        var http = EgressPolicy.of(true, List.of(), List.of());

        var clearance = decide(http, "http://[::ffff:10.0.0.1]/", "::ffff:10.0.0.1");

        assertThat(clearance).isInstanceOf(Refused.class);
        assertThat(((Refused) clearance).text()).contains("10.0.0.1 (private)");
    }

    @Test
    void plain_http_needs_the_setting_of_the_instance() throws Exception {
        var lenient = EgressPolicy.of(true, List.of(), List.of());

        assertThat(decide(STRICT, "http://hooks.example.com/x", "1.1.1.1"))
                .isInstanceOf(Refused.class);
        assertThat(decide(lenient, "http://hooks.example.com/x", "1.1.1.1"))
                .isInstanceOf(Cleared.class);
    }

    /// Else an address that nobody resolves hides what is wrong with it.
    @Test
    void plain_http_is_objected_to_before_the_host_is_resolved() throws Exception {
        assertThat(STRICT.objection(ParsedUrl.parse("http://nowhere.invalid/"))).isNotNull();
        assertThat(STRICT.objection(ParsedUrl.parse("https://nowhere.invalid/"))).isNull();
    }

    @Test
    void other_ports_need_the_setting_of_the_instance() throws Exception {
        var open = EgressPolicy.of(false, List.of(8443), List.of());

        assertThat(decide(STRICT, "https://hooks.example.com:8443/", "1.1.1.1"))
                .isInstanceOf(Refused.class);
        assertThat(decide(STRICT, "https://hooks.example.com:22/", "1.1.1.1"))
                .isInstanceOf(Refused.class);
        assertThat(decide(open, "https://hooks.example.com:8443/", "1.1.1.1"))
                .isInstanceOf(Cleared.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8,  https://inside.example:9001/, 127.0.0.1, true",
        "127.0.0.1,    https://inside.example:9001/, 127.0.0.1, true",
        "127.0.0.1,    https://inside.example:9001/, 127.0.0.2, false",
        "fd00::/8,     https://inside.example/,      fd00::7,   true",
        "inside.example, https://INSIDE.example/,    10.0.0.7,  true",
        "inside.example, https://outside.example/,   10.0.0.7,  false",
    })
    void an_exception_of_the_instance_admin_holds_for_what_it_names(
            String allow, String url, String address, boolean cleared) throws Exception {
        var policy = EgressPolicy.of(false, List.of(), List.of(allow));

        assertThat(decide(policy, url, address) instanceof Cleared).isEqualTo(cleared);
    }

    @Test
    void an_exception_does_not_lift_the_scheme() throws Exception {
        var policy = EgressPolicy.of(false, List.of(), List.of("127.0.0.1"));

        assertThat(decide(policy, "http://inside.example/", "127.0.0.1"))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com",
                "ftp://example.com/",
                "file:///etc/passwd",
                "gopher://example.com/",
                "https://",
                "https:///x",
                "https://user:pw@example.com/",
                "https://user@example.com/",
                "https://exa mple.com/",
                "https://example.com%5C@10.0.0.1/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://0x7f.0.0.1/",
                "https://0x7f000001/",
                "javascript:alert(1)",
                "https://example.com:99999999999/"
            })
    void what_is_no_web_address_is_unfit(String url) {
        assertThatThrownBy(() -> ParsedUrl.parse(url)).isInstanceOf(ParsedUrl.Unfit.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.216.34/",
                "https://1.1.1.1/",
                "https://0xy.example/",
                "https://7.example.com/",
                "https://face.b00c.example/"
            })
    void an_ordinary_address_or_name_is_fit(String url) throws Exception {
        assertThat(ParsedUrl.parse(url).port()).isEqualTo(443);
    }

    @Test
    void the_secret_part_is_not_shown() throws Exception {
        assertThat(Egress.masked("https://hooks.slack.com/services/T0/B0/abc?x=1"))
                .isEqualTo("https://hooks.slack.com/…");
    }

    private static Clearance decide(EgressPolicy policy, String url, String... addresses)
            throws Exception {
        var resolved = Stream.of(addresses).map(InetAddress::ofLiteral).toList();
        return policy.decide(ParsedUrl.parse(url), resolved);
    }
}
