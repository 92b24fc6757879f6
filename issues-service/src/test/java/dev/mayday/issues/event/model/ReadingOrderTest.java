package dev.mayday.issues.event.model;

import static dev.mayday.issues.event.normalise.Reads.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Payloads list exceptions innermost first; people read them the other way round.
class ReadingOrderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // without ids the order of the list is the chain
                "{'type':'A'},{'type':'B'}                                          | B OUTERMOST, A CAUSED_BY",
                "{'type':'A','mechanism':{'source':'__context__'}},{'type':'B'}     | B OUTERMOST, A WHILE_HANDLING",
                "{'type':'A'},{'type':'S','mechanism':{'type':'suppressed'}},{'type':'B'} | B OUTERMOST,  S SUPPRESSED, A CAUSED_BY",
                "{'type':'A','mechanism':{'source':'__suppressed__'}},{'type':'B'}  | B OUTERMOST,  A SUPPRESSED",
                // a group without ids: nobody says what the other one is to it
                "{'type':'A'},{'type':'G','mechanism':{'is_exception_group':true}}  | G OUTERMOST, A BESIDE",
                "{'type':'A','mechanism':{'source':'errors[0]'}},{'type':'G','mechanism':{'is_exception_group':true}} | G OUTERMOST,  A MEMBER",
                // with ids: members under their group, with their own causes
                "{'type':'C','mechanism':{'exception_id':3,'parent_id':1,'source':'__cause__'}},"
                        + "{'type':'N','mechanism':{'exception_id':2,'parent_id':0,'source':'exceptions[1]'}},"
                        + "{'type':'M','mechanism':{'exception_id':1,'parent_id':0,'source':'exceptions[0]'}},"
                        + "{'type':'G','mechanism':{'exception_id':0,'is_exception_group':true}}"
                        + "| G OUTERMOST,  M MEMBER,  C CAUSED_BY,  N MEMBER",
                "{'type':'X','mechanism':{'exception_id':2,'parent_id':0,'source':'__cause__'}},"
                        + "{'type':'M','mechanism':{'exception_id':1,'parent_id':0,'source':'exceptions[0]'}},"
                        + "{'type':'G','mechanism':{'exception_id':0,'is_exception_group':true}}"
                        + "| G OUTERMOST,  M MEMBER, X CAUSED_BY",
                "{'type':'C','mechanism':{'exception_id':1,'parent_id':0,'source':'cause'}},"
                        + "{'type':'S','mechanism':{'type':'suppressed','exception_id':2,'parent_id':0}},"
                        + "{'type':'R','mechanism':{'exception_id':0,'is_exception_group':true}}"
                        + "| R OUTERMOST,  S SUPPRESSED, C CAUSED_BY",
                // an id that leads nowhere, and one that leads back
                "{'type':'L','mechanism':{'exception_id':1,'parent_id':9}},{'type':'R','mechanism':{'exception_id':0}}"
                        + "| R OUTERMOST, L BESIDE",
                "{'type':'B','mechanism':{'exception_id':1,'parent_id':0}},{'type':'A','mechanism':{'exception_id':0,'parent_id':1}}"
                        + "| A OUTERMOST, B CAUSED_BY",
            })
    void each_exception_is_said_to_be_what_it_is(String exceptions, String expected) {
        assertThat(read(exceptions, "java")).isEqualTo(expected);
    }

    @Test
    void what_python_lists_without_a_word_was_only_thrown_before() {
        assertThat(read("{'type':'A'},{'type':'B'}", "python")).isEqualTo("B OUTERMOST, A EARLIER");
        assertThat(read("{'type':'A','mechanism':{'source':'__cause__'}},{'type':'B'}", "python"))
                .isEqualTo("B OUTERMOST, A CAUSED_BY");
    }

    private static String read(String exceptions, String platform) {
        var thrown = event("{'exception':[" + exceptions + "]}").exceptions();
        return ReadingOrder.of(thrown, platform).stream()
                .map(
                        one ->
                                " ".repeat(one.depth())
                                        + thrown.get(one.index()).type()
                                        + " "
                                        + one.relation())
                .collect(Collectors.joining(", "));
    }
}
