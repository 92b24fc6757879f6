package dev.mayday.issues.access;

import dev.mayday.contracts.issues.TokensApi;
import dev.mayday.contracts.issues.TokensApi.Draft;
import dev.mayday.contracts.issues.TokensApi.Made;
import dev.mayday.contracts.issues.TokensApi.Token;
import dev.mayday.issues.OneLine;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// API tokens: those of a person, which end with the person's rights, and those of an
/// organization. Only their hash is kept; the secret is answered once. Who asks with one is for
/// [Bearers] to say.
@Singleton
public record Tokens(
        @ReactiveDataSource("issues") Pool database,
        AuditLog audit,
        BaseUrl baseUrl,
        Surroundings surroundings) {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 64;

    private static final String ADD =
            """
            INSERT INTO api_token (hash, organization_id, account_id, name, hint, scopes, projects, networks, made_by,
                                   created_at, expires_at)
            SELECT $1, $2, $3::bigint, $4, $5, $6::text[], $7::bigint[],
                   (SELECT array_agg(network(n::inet)::cidr) FROM unnest($8::text[]) AS n), $9::bigint, $10, $11
             WHERE (SELECT count(*) FROM api_token
                     WHERE organization_id = $2 AND account_id IS NOT DISTINCT FROM $3::bigint) < $12
            RETURNING id""";

    private static final String PROJECTS =
            "SELECT p.id, p.slug FROM project p WHERE p.removed_at IS NULL AND p.organization_id = $1 AND p.slug = ANY ($2)";

    private static final String REVOKE = "DELETE FROM api_token WHERE id = $1";

    /// In whose name a token is made.
    ///
    /// @param role what the maker is, as far as known: no token exceeds it
    public record Maker(Organization organization, long account, Role role, Actor actor) {

        /// The scopes that this one may give.
        public List<String> scopes() {
            return Arrays.stream(Scope.values()).filter(this::mayGive).map(Scope::word).toList();
        }

        private boolean mayGive(Scope scope) {
            return role.includes(scope.role());
        }
    }

    public Uni<List<Token>> mine(Maker maker) {
        return all(TokenRows.MINE, Tuple.of(maker.organization().id(), maker.account()));
    }

    public Uni<List<Token>> ofOrganization(Organization organization) {
        return all(TokenRows.OF_ORGANIZATION, Tuple.of(organization.id()));
    }

    /// Fails with [Refused] 400 when something of it cannot be used, and 403 when it would be
    /// able to do more than its maker.
    public Uni<Made> make(Maker maker, Draft draft) {
        var name = OneLine.of("name", draft.name(), LONGEST_NAME);
        var scopes = scopes(maker, draft.scopes());
        var networks = Networks.checked(draft.networks());
        var now = surroundings.now();
        var expires = expires(draft, now);
        var secret =
                draft.organization()
                        ? TokenSecrets.ofOrganization(
                                maker.organization(), baseUrl, now, surroundings.random())
                        : TokenSecrets.personal(surroundings.random());
        return database.withTransaction(
                tx ->
                        projects(tx, maker.organization(), draft.projects())
                                .map(
                                        projects ->
                                                Tuple.tuple()
                                                        .addString(Secrets.hash(secret))
                                                        .addLong(maker.organization().id())
                                                        .addLong(account(maker, draft))
                                                        .addString(name)
                                                        .addString(TokenSecrets.hint(secret))
                                                        .addArrayOfString(scopes)
                                                        .addArrayOfLong(projects)
                                                        .addArrayOfString(networks)
                                                        .addLong(maker.account())
                                                        .addOffsetDateTime(Utc.of(now))
                                                        .addOffsetDateTime(
                                                                expires == null
                                                                        ? null
                                                                        : Utc.of(expires))
                                                        .addInteger(MOST))
                                .chain(values -> OneRow.of(tx, ADD, values, Tokens::tooMany))
                                .chain(row -> one(tx, maker.organization(), row.getLong("id")))
                                .call(row -> tell(tx, maker, "token.created", row, true))
                                .map(row -> new Made(secret, TokenRows.token(row))));
    }

    /// Takes a token away: the next request with it is refused. Fails with [Refused] 404 when
    /// there is none that the person may take.
    ///
    /// @param administrates whether the person may also take those of the organization
    public Uni<Token> revoke(Maker maker, long id, boolean administrates) {
        return database.withTransaction(
                tx ->
                        one(tx, maker.organization(), id)
                                .invoke(row -> mayTake(row, maker, administrates))
                                .call(() -> tx.preparedQuery(REVOKE).execute(Tuple.of(id)))
                                .call(row -> tell(tx, maker, "token.revoked", row, false))
                                .map(TokenRows::token));
    }

    private static void mayTake(Row row, Maker maker, boolean administrates) {
        var owner = row.getLong("account_id");
        boolean mine = owner != null && owner == maker.account();
        if (!mine && !(owner == null && administrates)) throw Refused.notFound();
    }

    private static @Nullable Long account(Maker maker, Draft draft) {
        return draft.organization() ? null : maker.account();
    }

    private static String[] scopes(Maker maker, @Nullable List<String> words) {
        var asked = words == null ? List.<String>of() : words.stream().distinct().toList();
        for (var word : asked) {
            var scope =
                    Scope.of(word)
                            .orElseThrow(
                                    () ->
                                            Refused.invalid(
                                                    "scopes: unknown scope '%s'. Known: %s"
                                                            .formatted(word, known())));
            if (!maker.mayGive(scope)) {
                throw Refused.forbidden(
                        "scopes: %s needs role %s.".formatted(word, scope.role().word()));
            }
        }
        if (asked.isEmpty()) throw Refused.invalid("scopes: at least one, such as event:read");
        return asked.toArray(String[]::new);
    }

    private static String known() {
        return String.join(", ", Arrays.stream(Scope.values()).map(Scope::word).toList());
    }

    private static @Nullable Instant expires(Draft draft, Instant now) {
        var usual = draft.organization() ? 0 : TokensApi.USUAL_DAYS;
        int days = draft.days() == null ? usual : draft.days();
        if (days < 0 || days > TokensApi.MOST_DAYS) {
            throw Refused.invalid("days: 1 to %d, or 0 for never".formatted(TokensApi.MOST_DAYS));
        }
        return days == 0 ? null : now.plusSeconds(days * 86_400L);
    }

    private static Uni<Long @Nullable []> projects(
            SqlClient tx, Organization organization, @Nullable List<String> slugs) {
        if (slugs == null || slugs.isEmpty()) return Uni.createFrom().nullItem();
        var wanted = slugs.stream().distinct().toArray(String[]::new);
        if (wanted.length > MOST) throw Refused.invalid("projects: at most %d".formatted(MOST));
        return tx.preparedQuery(PROJECTS)
                .execute(Tuple.of(organization.id(), wanted))
                .map(
                        rows -> {
                            var ids = new HashMap<String, Long>();
                            for (var row : rows) ids.put(row.getString("slug"), row.getLong("id"));
                            for (var slug : wanted) {
                                if (!ids.containsKey(slug)) {
                                    throw Refused.invalid(
                                            "projects: there is no project '%s'".formatted(slug));
                                }
                            }
                            return ids.values().toArray(Long[]::new);
                        });
    }

    private Uni<Row> one(SqlClient tx, Organization organization, long id) {
        return OneRow.of(tx, TokenRows.ONE, Tuple.of(organization.id(), id), Refused::notFound);
    }

    private Uni<List<Token>> all(String sql, Tuple values) {
        return database.preparedQuery(sql)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(TokenRows::token).toList());
    }

    private Uni<Void> tell(SqlClient tx, Maker maker, String action, Row row, boolean made) {
        var token = TokenRows.token(row);
        var facts = facts(token, row.getLong("account_id") == null);
        return audit.write(
                tx,
                new AuditEntry(
                        maker.organization().id(),
                        maker.actor(),
                        action,
                        token.name() + " (" + token.hint() + ")",
                        made ? null : facts,
                        made ? facts : null));
    }

    private static Map<String, Object> facts(Token token, boolean ofOrganization) {
        var facts = new HashMap<String, Object>();
        facts.put("of", ofOrganization ? "organization" : "person");
        facts.put("scopes", token.scopes());
        facts.put("expires", token.expires() == null ? "never" : token.expires().toString());
        if (token.projects() != null) facts.put("projects", token.projects());
        if (token.networks() != null) facts.put("networks", token.networks());
        return facts;
    }

    private static Refused tooMany() {
        return Refused.invalid("tokens: at most %d; revoke one first".formatted(MOST));
    }
}
