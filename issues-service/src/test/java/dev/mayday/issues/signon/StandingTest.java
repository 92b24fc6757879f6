package dev.mayday.issues.signon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.access.Role;
import dev.mayday.issues.signon.Standing.Become;
import dev.mayday.issues.signon.Standing.Join;
import dev.mayday.issues.signon.Standing.Leave;
import dev.mayday.issues.signon.Standing.Stay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void who_is_no_member_joins_with_what_the_mapping_gives() {
        var stranger = new Standing(1, "acme", null, null, false, null, null, false);

        assertThat(stranger.step(Role.MEMBER)).isEqualTo(new Join(Role.MEMBER));
        assertThat(stranger.step(null)).isEqualTo(new Stay());
    }

    @Test
    void what_a_mapping_gave_it_takes() {
        assertThat(provided(Role.ADMIN, false).step(Role.MEMBER))
                .isEqualTo(new Become(Role.MEMBER, null));
        assertThat(provided(Role.ADMIN, false).step(Role.ADMIN)).isEqualTo(new Stay());
        assertThat(provided(Role.ADMIN, false).step(null)).isEqualTo(new Leave());
    }

    @Test
    void the_last_owner_stays_one() {
        assertThat(provided(Role.OWNER, true).step(Role.MEMBER)).isEqualTo(new Stay());
        assertThat(provided(Role.OWNER, true).step(null)).isEqualTo(new Stay());
        assertThat(provided(Role.OWNER, false).step(null)).isEqualTo(new Leave());
        assertThat(byHand(Role.OWNER, Role.MEMBER, Role.OWNER, true).step(null))
                .isEqualTo(new Stay());
    }

    @Test
    void what_was_given_by_hand_is_raised_and_comes_back() {
        assertThat(byHand(Role.VIEWER, null, null, false).step(Role.ADMIN))
                .isEqualTo(new Become(Role.ADMIN, Role.VIEWER));
        assertThat(byHand(Role.ADMIN, Role.VIEWER, Role.ADMIN, false).step(null))
                .isEqualTo(new Become(Role.VIEWER, null));
        assertThat(byHand(Role.ADMIN, Role.VIEWER, Role.ADMIN, false).step(Role.MEMBER))
                .isEqualTo(new Become(Role.MEMBER, Role.VIEWER));
    }

    @Test
    void a_mapping_never_lowers_what_was_given_by_hand() {
        assertThat(byHand(Role.ADMIN, null, null, false).step(Role.VIEWER)).isEqualTo(new Stay());
        assertThat(byHand(Role.ADMIN, null, null, false).step(null)).isEqualTo(new Stay());
    }

    @Test
    void what_somebody_changed_by_hand_since_counts_anew() {
        assertThat(byHand(Role.MEMBER, Role.VIEWER, Role.ADMIN, false).step(null))
                .isEqualTo(new Stay());
    }

    private static Standing provided(Role role, boolean last) {
        return new Standing(1, "acme", 1L, role, true, null, null, last);
    }

    private static Standing byHand(
            Role role, @Nullable Role from, @Nullable Role to, boolean last) {
        return new Standing(1, "acme", 1L, role, false, from, to, last);
    }
}
