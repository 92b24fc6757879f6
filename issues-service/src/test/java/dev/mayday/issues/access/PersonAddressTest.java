package dev.mayday.issues.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2::5, 20010db800010002/64",
        "2001:db8:1:2:ffff::1, 20010db800010002/64",
        "2001:db8:1:3::5, 20010db800010003/64",
        "not an address, ''",
        "'192.0.2.7, 10.0.0.1', ''",
        "example.com, ''",
        "'', ''"
    })
    void limits_tell_addresses_apart_as_far_as_people_own_them(String text, String address) {
        assertThat(PersonAddress.of(text)).isEqualTo(address);
    }
}
