package dev.mayday.issues.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.GivenSettings;
import dev.mayday.issues.Surroundings;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void a_letter_arrives_as_it_was_written() throws IOException {
        try (var server = MailServer.open()) {
            var letters = letters(settings(server.port(), "", ""));

            assertThat(sent(letters, "ada@example.test", "Grüße", "Öffne\n.dies")).isTrue();

            var letter = server.letters().getFirst();
            assertThat(letter.to()).isEqualTo("ada@example.test");
            assertThat(letter.from()).isEqualTo("mayday@mayday.test");
            assertThat(letter.headers()).anyMatch(line -> line.startsWith("Subject: =?UTF-8?Q?Gr"));
            assertThat(letter.body()).isEqualTo("=C3=96ffne\n.dies");
        }
    }

    @Test
    void a_subject_is_one_line_whatever_is_in_it() throws IOException {
        try (var server = MailServer.open()) {
            sent(
                    letters(settings(server.port(), "", "")),
                    "ada@example.test",
                    "Hi\r\nBcc: eve@evil.test\r\n\r\nnot the body",
                    "the body");

            var letter = server.letters().getFirst();
            assertThat(letter.headers()).noneMatch(line -> line.startsWith("Bcc"));
            assertThat(letter.body()).isEqualTo("the body");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.test\r\nBcc: eve@evil.test",
                "ada@example.test,eve@evil.test",
                "ada@example.test>\r\nRCPT TO:<eve@evil.test",
                "Ada <ada@example.test>",
                "ada",
                "",
                "@example.test",
                "ada@exa mple.test"
            })
    void what_is_no_bare_address_gets_no_letter(String to) throws IOException {
        try (var server = MailServer.open()) {
            assertThat(sent(letters(settings(server.port(), "", "")), to, "s", "t")).isFalse();
            assertThat(server.letters()).isEmpty();
        }
    }

    @Test
    void a_server_that_wants_a_password_gets_it() throws IOException {
        try (var server = MailServer.withPassword("mayday", "a secret")) {
            var right = settings(server.port(), "mayday", "a secret");
            var wrong = settings(server.port(), "mayday", "another");

            assertThat(sent(letters(right), "ada@example.test", "s", "t")).isTrue();
            assertThat(sent(letters(wrong), "ada@example.test", "s", "t")).isFalse();
        }
    }

    @Test
    void without_a_server_or_with_one_that_is_away_the_letter_is_not_sent_and_nothing_fails()
            throws IOException {
        int closed;
        try (var server = MailServer.open()) {
            closed = server.port();
        }
        assertThat(sent(letters(settings(closed, "", "")), "ada@example.test", "s", "t")).isFalse();
        assertThat(letters(settings(0, "", "")).canSend()).isFalse();
        assertThat(sent(letters(settings(0, "", "")), "ada@example.test", "s", "t")).isFalse();
    }

    @Test
    void a_server_that_does_not_protect_the_way_gets_nothing_unless_that_is_wanted()
            throws IOException {
        try (var server = MailServer.open()) {
            var settings = new Settings(server.port(), "", "", SmtpConfig.Tls.STARTTLS);

            assertThat(sent(letters(settings), "ada@example.test", "s", "t")).isFalse();
            assertThat(server.letters()).isEmpty();
        }
    }

    @Test
    void nobody_gets_more_than_ten_letters_an_hour() throws IOException {
        try (var server = MailServer.open()) {
            var letters = letters(settings(server.port(), "", ""));
            for (int i = 0; i < 12; i++) sent(letters, "Ada@example.test", "s", "t");

            assertThat(server.letters()).hasSize(LetterPace.TO_ONE);
            assertThat(sent(letters, "bob@example.test", "s", "t")).isTrue();
        }
    }

    private static boolean sent(Letters letters, String to, String subject, String text) {
        return letters.send(to, subject, text).await().atMost(Duration.ofMinutes(1));
    }

    private static Letters letters(Settings settings) {
        var surroundings = new Surroundings(InstantSource.system(), new Random(1));
        return new Letters(settings, GivenSettings.NONE, surroundings, VERTX);
    }

    private static Settings settings(int port, String user, String password) {
        return new Settings(port, user, password, SmtpConfig.Tls.NONE);
    }

    /// @param port 0 for no server
    private record Settings(int port, String name, String secret, Tls tls) implements SmtpConfig {

        @Override
        public Optional<String> host() {
            return port == 0 ? Optional.empty() : Optional.of("127.0.0.1");
        }

        @Override
        public Optional<String> user() {
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        }

        @Override
        public Optional<String> password() {
            return secret.isEmpty() ? Optional.empty() : Optional.of(secret);
        }

        @Override
        public Optional<String> from() {
            return Optional.empty();
        }
    }
}
