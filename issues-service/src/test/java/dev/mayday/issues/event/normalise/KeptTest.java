package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.body;
import static dev.mayday.issues.event.normalise.Reads.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an event page shows beside the usual is not lost on the way to the store.
class KeptTest {

    private static final String THROWN = "/exception/values/0";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'module':'builtins' | /module | 'builtins'",
                "'thread_id':7 | /thread_id | '7'",
                "'mechanism':{'type':'x','help_link':'https://h'} | /mechanism/help_link | 'https://h'",
                "'mechanism':{'type':'x','data':{'a':{'b':1}}} | /mechanism/data | {'a':{'b':1}}",
                "'mechanism':{'type':'x','meta':{'errno':{'number':2,'name':'ENOENT'}}} | /mechanism/meta/errno | {'number':2,'name':'ENOENT'}",
                "'mechanism':{'type':'x','meta':{'signal':{'number':11,'code':1,'name':'SIGSEGV','code_name':'SEGV_MAPERR'}}} | /mechanism/meta/signal/code_name | 'SEGV_MAPERR'",
                "'mechanism':{'type':'x','meta':{'mach_exception':{'exception':1,'code':2,'subcode':8,'name':'EXC_BAD_ACCESS'}}} | /mechanism/meta/mach_exception/subcode | 8",
                "'mechanism':{'type':'x','meta':{'ns_error':{'code':-1001,'domain':'NSURLErrorDomain'}}} | /mechanism/meta/ns_error | {'code':-1001,'domain':'NSURLErrorDomain'}",
                "'mechanism':{'posix_signal':{'signal':6}} | /mechanism/meta/signal | {'signal':6}",
                "'mechanism':'onerror' | /mechanism | {'type':'onerror'}",
                "'stacktrace':{'frames':[{'instruction_addr':'0x1a'},{'instruction_addr':18446744073709551615}]} | /stacktrace/frames | [{'instruction_addr':'0x1a'},{'instruction_addr':'0xffffffffffffffff'}]",
                "'stacktrace':{'frames':[{'function':'f','lock':{'type':2,'address':'0x1'}}],'registers':{'rip':'0x1'}} | /stacktrace/registers | {'rip':'0x1'}",
            })
    void of_an_exception(String sent, String path, String expected) {
        var body = body("{'exception':[{'type':'E'," + sent + "}]}");

        assertThat(body.at(THROWN + path)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'request':{'cookies':'theme=dark'}} | /request | {'cookies':[['theme','dark']]}",
                "{'request':{'env':{'SERVER_NAME':'a'}}} | /request | {'env':{'SERVER_NAME':'a'}}",
                "{'request':{'method':'get'}} | /request | {'method':'GET'}",
                "{'request':{'fragment':'x'}} | /request | {'fragment':'x'}",
                "{'request':{'api_target':'graphql'}} | /request | {'api_target':'graphql'}",
                "{'threads':[{'id':1,'name':'main','state':'RUNNABLE','main':true,'held_locks':{'0x1':{'type':2}}},{'id':2}]} | /threads/values/0/held_locks | {'0x1':{'type':2}}",
                "{'threads':[{'id':1,'state':'BLOCKED'},{'id':2}]} | /threads/values/0/state | 'BLOCKED'",
                "{'made_up':{'a':1}} | /made_up | {'a':1}",
                "{'template':{'filename':'a.html','context_line':'x'}} | /template/context_line | 'x'",
            })
    void of_an_event(String sent, String path, String expected) {
        assertThat(body(sent).at(path)).isEqualTo(json(expected));
    }
}
