package dev.mayday.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.ingest.ClientKey;
import dev.mayday.ingest.Refusal;
import dev.mayday.ingest.http.Route.Kind;
import dev.mayday.ingest.keys.Knowledge;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every address asks the same of a key, of whatever kind it is: a new kind is walked too.
class PrincipalTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @EnumSource
    void a_key_opens_its_own_project_alone(Kind kind) {
        assertThat(refusal(kind, "7", key(true))).isNull();
        assertThat(refusal(kind, "8", key(true))).isEqualTo(new Refusal.OtherProject());
        assertThat(refusal(kind, "seven", key(true))).isEqualTo(new Refusal.OtherProject());
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_is_disabled_or_unknown_opens_nothing(Kind kind) {
        assertThat(refusal(kind, "7", key(false))).isEqualTo(new Refusal.DisabledKey());
        assertThat(refusal(kind, "7", new Knowledge.Unknown())).isEqualTo(new Refusal.UnknownKey());
    }

    private static Knowledge key(boolean active) {
        return new Knowledge.Known(new ClientKey(KEY, 7, active, List.of("*")));
    }

    private static @Nullable Refusal refusal(Kind kind, String project, Knowledge known) {
        return Principal.judge(new Route(kind, project), KEY, known, "", "").refusal();
    }
}
