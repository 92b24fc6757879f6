package dev.mayday.alerts.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// IANA's special-purpose address registries, line by line: the first and the last address of each
/// range is refused, the neighbors outside are not.
class ReservedTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,         0.255.255.255,   -,             1.0.0.0",
        "10.0.0.0,        10.255.255.255,  9.255.255.255, 11.0.0.0",
        "100.64.0.0,      100.127.255.255, 100.63.255.255, 100.128.0.0",
        "127.0.0.0,       127.255.255.255, 126.255.255.255, 128.0.0.0",
        "169.254.0.0,     169.254.255.255, 169.253.255.255, 169.255.0.0",
        "172.16.0.0,      172.31.255.255,  172.15.255.255, 172.32.0.0",
        "192.0.0.0,       192.0.0.255,     191.255.255.255, 192.0.1.0",
        "192.0.2.0,       192.0.2.255,     192.0.1.255,   192.0.3.0",
        "192.31.196.0,    192.31.196.255,  192.31.195.255, 192.31.197.0",
        "192.52.193.0,    192.52.193.255,  192.52.192.255, 192.52.194.0",
        "192.88.99.0,     192.88.99.255,   192.88.98.255, 192.88.100.0",
        "192.168.0.0,     192.168.255.255, 192.167.255.255, 192.169.0.0",
        "192.175.48.0,    192.175.48.255,  192.175.47.255, 192.175.49.0",
        "198.18.0.0,      198.19.255.255,  198.17.255.255, 198.20.0.0",
        "198.51.100.0,    198.51.100.255,  198.51.99.255, 198.51.101.0",
        "203.0.113.0,     203.0.113.255,   203.0.112.255, 203.0.114.0",
        "224.0.0.0,       255.255.255.255, 223.255.255.255, -",
        "::,              ::1,             -,             -",
        "64:ff9b:1::,     64:ff9b:1:ffff:ffff:ffff:ffff:ffff, -, -",
        "100::,           100::ffff:ffff:ffff:ffff, -,    -",
        "100:0:0:1::,     100:0:0:1:ffff:ffff:ffff:ffff, -, -",
        "2001::,          2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2000:ffff::, 2001:200::",
        "2001:1::1,       2001:1::3,       -,             -",
        "2001:2::,        2001:2:0:ffff:ffff:ffff:ffff:ffff, -, -",
        "2001:3::,        2001:3:ffff::,   -,             -",
        "2001:4:112::,    2001:4:112:ffff::, -,           -",
        "2001:10::,       2001:3f:ffff::,  -,             -",
        "2001:db8::,      2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff::, 2001:db9::",
        "2620:4f:8000::,  2620:4f:8000:ffff::, 2620:4f:7fff::, 2620:4f:8001::",
        "3fff::,          3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3ffe:ffff::, 3fff:1000::",
        "5f00::,          5f00:ffff::,     -,             -",
        "fc00::,          fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -, -",
        "fe80::,          febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -, -",
        "fec0::,          feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -, -",
        "ff00::,          ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -, -",
        "4000::,          fbff::,          -,             -",
    })
    void a_range_is_refused_from_its_first_to_its_last_address(
            String first, String last, String before, String after) {
        assertThat(why(first)).isNotNull();
        assertThat(why(last)).isNotNull();
        assertThat(before.equals("-") ? null : why(before)).isNull();
        assertThat(after.equals("-") ? null : why(after)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:169.254.169.254,     link-local",
        "::169.254.169.254,          link-local",
        "64:ff9b::169.254.169.254,   link-local",
        "64:ff9b::192.0.2.1,         documentation",
        "2002:a9fe:a9fe::1,          link-local",
        "2002:7f00:1::,              loopback",
        "2001:0:4136:e378:8000:63bf:f5ff:fff8, private",
        "2001:0:4136:e378:8000:63bf:5601:5601, link-local",
        "::ffff:93.184.216.34,       -",
        "64:ff9b::93.184.216.34,     -",
        "2002:5db8:d822::1,          -",
    })
    void an_address_inside_an_address_is_judged_as_the_one_it_reaches(String address, String word) {
        assertThat(String.valueOf(why(address))).isEqualTo(word.equals("-") ? "null" : word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "127.0.0.1", "169.254.169.254", "255.255.255.255"})
    void an_ipv4_address_stays_itself_in_sixteen_bytes(String inner) throws Exception {
        var bytes = new byte[16];
        bytes[10] = bytes[11] = (byte) 0xff;
        System.arraycopy(InetAddress.ofLiteral(inner).getAddress(), 0, bytes, 12, 4);

        assertThat(Reserved.why(Inet6Address.getByAddress(null, bytes, -1))).isNotNull();
    }

    private static String why(String address) {
        return Reserved.why(InetAddress.ofLiteral(address));
    }
}
