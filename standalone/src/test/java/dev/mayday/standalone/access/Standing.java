package dev.mayday.standalone.access;

import java.sql.SQLException;

/// What nobody changes who may not: all that an organization has, without what the people outside
/// of it and of the team keep for themselves there.
final class Standing {

    private static final String ALL =
            """
            WITH here AS (SELECT ?::bigint AS id),
                 outside AS (SELECT unnest(?::bigint[]) AS id),
                 projects AS (SELECT p.id FROM project p JOIN here ON p.organization_id = here.id),
                 members AS (SELECT m.id, m.account_id FROM membership m JOIN here ON m.organization_id = here.id)
            SELECT string_agg(kind || ' ' || sum, E'\\n' ORDER BY kind) FROM (
            SELECT kind, count(*) || ' ' || md5(string_agg(thing, '|' ORDER BY thing)) AS sum FROM (
                SELECT 'organization' AS kind, o::text AS thing FROM organization o JOIN here USING (id)
                UNION ALL SELECT 'project', p::text FROM project p JOIN projects USING (id)
                UNION ALL SELECT 'key', k::text FROM project_key k JOIN projects p ON k.project_id = p.id
                UNION ALL SELECT 'issue', i::text FROM issue i JOIN projects p ON i.project_id = p.id
                UNION ALL SELECT 'activity', a::text FROM issue_activity a JOIN projects p ON a.project_id = p.id
                UNION ALL SELECT 'membership', m::text FROM membership m JOIN members USING (id)
                UNION ALL SELECT 'invitation', i::text FROM invitation i JOIN members m ON i.membership_id = m.id
                UNION ALL SELECT 'account', a::text FROM account a JOIN members m ON a.id = m.account_id
                           WHERE a.id NOT IN (SELECT id FROM outside)
                UNION ALL SELECT 'session', s.hash FROM session s JOIN members m USING (account_id)
                           WHERE s.account_id NOT IN (SELECT id FROM outside)
                UNION ALL SELECT 'link', l::text FROM sign_in_link l JOIN members m USING (account_id)
                UNION ALL SELECT 'team', t::text FROM team t JOIN here ON t.organization_id = here.id
                UNION ALL SELECT 'seat', s::text FROM team_member s JOIN members m ON s.membership_id = m.id
                UNION ALL SELECT 'team project', tp::text FROM team_project tp JOIN projects p ON tp.project_id = p.id
                UNION ALL SELECT 'token', (to_jsonb(t) - 'last_used_at')::text FROM api_token t
                            JOIN here ON t.organization_id = here.id
                           WHERE t.account_id IS NULL OR t.account_id NOT IN (SELECT id FROM outside)
                UNION ALL SELECT 'view', v::text FROM saved_view v JOIN here ON v.organization_id = here.id
                           WHERE v.account_id NOT IN (SELECT id FROM outside)
                UNION ALL SELECT 'rule', r::text FROM alerts.rule r JOIN projects p ON r.project_id = p.id
                UNION ALL SELECT 'destination', d::text FROM alerts.destination d JOIN projects p ON d.project_id = p.id
                UNION ALL SELECT 'delivery', d::text FROM alerts.delivery d JOIN projects p ON d.project_id = p.id
                ) AS things GROUP BY kind) AS sums""";

    private Standing() {}

    static String of(Cast cast) throws SQLException {
        var outside =
                "{%d,%d}"
                        .formatted(
                                cast.person("owner elsewhere").account(),
                                cast.person("member without the team").account());
        return Sql.text(cast.database(), ALL, cast.scene().organization(), outside);
    }
}
