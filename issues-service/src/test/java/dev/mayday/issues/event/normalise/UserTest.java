package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The client's address is 198.51.100.7.
class UserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'id':42} | {'id':'42'}",
                "{'id':true} | {'id':'True'}",
                "{'id':{'a':1}} | {'id':null}",
                "{'id':{},'email':'a@b.c'} | {'email':'a@b.c'}",
                "{'ip_address':'{{auto}}'} | {'ip_address':'198.51.100.7'}",
                "{'ip_address':'999.1.1.1'} | {'ip_address':null}",
                "{'ip_address':'127.1'} | {'ip_address':null}",
                "{'ip_address':'2001:db8::1'} | {'ip_address':'2001:db8::1'}",
                "{'ip_address':'2001:0DB8:0:0:0:0:0:1'} | {'ip_address':'2001:db8::1'}",
                "{'ip_address':' [2001:DB8::1]:443 '} | {'ip_address':'2001:db8::1'}",
                "{'ip_address':'fe80::1%eth0'} | {'ip_address':'fe80::1'}",
                "{'ip_address':'::ffff:203.0.113.9'} | {'ip_address':'203.0.113.9'}",
                "{'ip_address':'::FFFF:cb00:7109'} | {'ip_address':'203.0.113.9'}",
                "{'ip_address':'203.0.113.9:4711'} | {'ip_address':'203.0.113.9'}",
                "{'ip_address':'2001:db8:0:1:0:0:0:0'} | {'ip_address':'2001:db8:0:1::'}",
                "{'ip_address':'localhost'} | {'ip_address':null}",
                "{'ip_address':'1.2.3.4.5'} | {'ip_address':null}",
                "{'id':'1','tier':'gold','data':{'a':1}} | {'id':'1','data':{'a':1,'tier':'gold'}}",
                "{'id':'1','tier':'gold'} | {'id':'1','data':{'tier':'gold'}}",
            })
    void a_user_gets_its_canonical_shape(String sent, String expected) {
        assertThat(body("{'user':" + sent + "}").path("user")).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'platform':'javascript'} | 198.51.100.7",
                "{'platform':'python'} | ~~",
                "{'platform':'python','sdk':{'name':'s','settings':{'infer_ip':'auto'}}} | 198.51.100.7",
                "{'platform':'javascript','sdk':{'name':'s','settings':{'infer_ip':'never'}}} | ~~",
                "{'platform':'python','request':{'env':{'REMOTE_ADDR':'203.0.113.9'}}} | 203.0.113.9",
                "{'platform':'python','request':{'env':{'REMOTE_ADDR':'{{auto}}'}}} | 198.51.100.7",
                "{'platform':'python','request':{'env':{'REMOTE_ADDR':'::ffff:203.0.113.9'}}} | 203.0.113.9",
                "{'platform':'python','request':{'env':{'REMOTE_ADDR':'unix:'}}} | ~~",
                "{'platform':'cocoa','user':{'ip_address':'nonsense'}} | 198.51.100.7",
                "{'platform':'javascript','user':{'ip_address':'203.0.113.9'}} | 203.0.113.9",
            })
    void the_address_of_the_client_is_taken_where_the_client_is_the_user(
            String payload, String expected) {
        assertThat(body(payload).path("user").path("ip_address").asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'id':42,'username':'u','email':'e@x.io','ip_address':'203.0.113.9'} | id:42",
                "{'username':'u','email':'e@x.io','ip_address':'203.0.113.9'} | username:u",
                "{'email':'e@x.io','ip_address':'203.0.113.9'} | email:e@x.io",
                "{'ip_address':'203.0.113.9'} | ip:203.0.113.9",
                "{'id':'','email':'e@x.io'} | email:e@x.io",
                "{'id':{},'username':7} | username:7",
                "{'id':0} | id:0",
                "{'id':false} | id:False",
                "{'id':1.0} | id:1",
                "{'ip_address':'2001:DB8:0::1'} | ip:2001:db8::1",
            })
    void a_user_is_counted_by_the_first_key_present(String user, String expected) {
        assertThat(event("{'user':" + user + "}").userKey().text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"id", "username", "email"})
    void ids_that_differ_behind_the_limit_are_two_users(String kind) {
        var common = "x".repeat(200);

        var one = event("{'user':{'" + kind + "':'" + common + "1'}}");
        var other = event("{'user':{'" + kind + "':'" + common + "2'}}");

        assertThat(one.userKey()).isNotEqualTo(other.userKey());
        assertThat(body(one).at("/user/" + kind).asText())
                .hasSizeLessThanOrEqualTo(128)
                .endsWith("...");
        assertThat(one.tags().get("user")).hasSizeLessThan(200);
    }

    @Test
    void no_user_has_no_key() {
        assertThat(event("{'user':{'name':'Ada'}}").userKey()).isNull();
    }

    @Test
    void the_key_is_taken_before_scrubbing() {
        var payload =
                "{\"user\":{\"email\":\"a@b.c\"}}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        var reading = new EventReader().read(payload, Reads.FACTS, tree -> tree.without("user"));

        var event = ((Reading.Read) reading).event();
        assertThat(event.userKey().text()).isEqualTo("email:a@b.c");
        assertThat(event.tags()).doesNotContainKey("user");
        assertThat(body(event).has("user")).isFalse();
    }
}
